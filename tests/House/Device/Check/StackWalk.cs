using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>
/// Follows what the IL of one method puts on its stack, far enough to tell a division by a constant from one by a variable, and
/// a comparison of integers from one of doubles. C# leaves the stack empty where loops close, so one pass in order is enough
/// for the stack; locals settle in a few.
/// </summary>
internal sealed class StackWalk
{
    // These keep a number a number.
    private static readonly string[] Harmless = ["Abs", "Floor", "Ceiling", "Truncate", "Min", "Max", "Sin", "Cos", "Atan", "Exp", "Round"];

    private readonly MethodDefinition method;
    private readonly Dictionary<Instruction, Value[]> waiting = [];
    private readonly bool[] locals;
    private readonly HashSet<string> tested = [];
    private Stack<Value> stack = new();

    private StackWalk(MethodDefinition method)
    {
        this.method = method;
        locals = new bool[method.Body.Variables.Count];
    }

    /// <summary>True if the method divides by something that is not a constant.</summary>
    public bool Divides { get; private set; }

    /// <summary>True if it compares a float that may be NaN and was not asked before.</summary>
    public bool Compares { get; private set; }

    public static StackWalk Through(MethodDefinition method)
    {
        StackWalk walk = new(method);
        bool[] before;
        do
        {
            before = [.. walk.locals];
            walk.Pass();
        }
        while (!before.SequenceEqual(walk.locals));
        return walk;
    }

    private void Pass()
    {
        waiting.Clear();
        tested.Clear();
        (Divides, Compares) = (false, false);
        foreach (var handler in method.Body.ExceptionHandlers.Where(h => h.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter))
        {
            waiting[handler.HandlerStart] = [Value.Other()];
            if (handler.FilterStart is not null)
            {
                waiting[handler.FilterStart] = [Value.Other()];
            }
        }

        stack = new();
        foreach (var instruction in method.Body.Instructions)
        {
            Meet(instruction);
            Step(instruction);
            foreach (var target in Targets(instruction))
            {
                waiting[target] = waiting.TryGetValue(target, out var other) ? Either([.. stack], other) : [.. stack];
            }

            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
            {
                stack = new();
            }
        }
    }

    private void Meet(Instruction instruction)
    {
        if (waiting.TryGetValue(instruction, out var other))
        {
            stack = new(Either([.. stack], other).Reverse());
        }
    }

    // Top first. After a jump only the other way leads here.
    private static Value[] Either(Value[] here, Value[] there) =>
        here.Length != there.Length ? there : [.. here.Zip(there, Value.Either)];

    private static IEnumerable<Instruction> Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    private void Step(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Dup: stack.Push(stack.Peek()); break;
            case Code.Add or Code.Sub or Code.Mul: Calculate(); break;
            case Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un: Divides |= !stack.Peek().IsConstant; Calculate(); break;
            case Code.Neg: Push(Value.Calculated(Pop(), default)); break;
            case Code.Clt or Code.Clt_Un or Code.Cgt or Code.Cgt_Un: Compare(); Push(Value.Other()); break;
            case Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un: Push(Pop() is { IsFloat: true } same ? same : Value.Clean(true)); break;
            case Code.Conv_I1 or Code.Conv_I2 or Code.Conv_I4 or Code.Conv_I8 or Code.Conv_U1 or Code.Conv_U2 or Code.Conv_U4 or Code.Conv_U8:
                Push(new Value(false, Pop().IsConstant, false, null));
                break;
            case Code.Stloc or Code.Stloc_S or Code.Stloc_0 or Code.Stloc_1 or Code.Stloc_2 or Code.Stloc_3:
                locals[StackEffect.Local(instruction, method).Index] |= Pop().MayBeNaN;
                break;
            case Code.Ldloca or Code.Ldloca_S:
                locals[StackEffect.Local(instruction, method).Index] = true;
                Push(Value.Other());
                break;
            case var code when StackEffect.IsComparison(code): Compare(); break;
            default: Usual(instruction); break;
        }
    }

    private void Usual(Instruction instruction)
    {
        var used = Enumerable.Range(0, Math.Min(StackEffect.Pops(instruction, method), stack.Count)).Select(_ => stack.Pop()).ToList();
        if (instruction.Operand is MethodReference { Name: "IsNaN" } && used is [{ Origin: { } origin }])
        {
            tested.Add(origin);
        }

        for (var n = StackEffect.Pushes(instruction); n > 0; n--)
        {
            Push(Result(instruction, used));
        }
    }

    private Value Result(Instruction instruction, List<Value> used)
    {
        var result = StackEffect.Result(instruction, method, used);
        var clean = instruction.Operand is MethodReference { DeclaringType.Name: "Math" } called && Harmless.Contains(called.Name) && !used.Any(v => v.MayBeNaN);
        var settled = StackEffect.IsLocal(instruction) && !locals[StackEffect.Local(instruction, method).Index];
        return result with { MayBeNaN = result.MayBeNaN && !clean && !settled };
    }

    private void Compare()
    {
        foreach (var value in new[] { Pop(), Pop() })
        {
            Compares |= value.MayBeNaN && !(value.Origin is { } origin && tested.Contains(origin));
        }
    }

    private void Calculate() => Push(Value.Calculated(Pop(), Pop()));

    private void Push(Value value) => stack.Push(value);

    private Value Pop() => stack.Count > 0 ? stack.Pop() : default;
}
