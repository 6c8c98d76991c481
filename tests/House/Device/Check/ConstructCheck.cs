using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>C# that compiles and converts, and then crashes, dies or errs on the device.</summary>
internal static class ConstructCheck
{
    private static readonly Dictionary<string, string> Generics = new()
    {
        ["System.Nullable`1"] = "use the value and a bool beside it",
        ["System.Collections.Generic.List`1"] = "use an array of fixed size, or ArrayList",
        ["System.Action`1"] = "declare a delegate or an interface of your own",
        ["System.Func`1"] = "declare a delegate or an interface of your own",
        ["System.Func`2"] = "declare a delegate or an interface of your own",
        ["System.Span`1"] = "pass byte[], offset and count",
        ["System.ValueTuple`2"] = "use out parameters, or a small class",
    };

    public static IEnumerable<Finding> Check(ModuleDefinition module) =>
        Uses.Of(module).Select(Named).OfType<Finding>()
            .Concat(module.GetTypes().SelectMany(Declared))
            .Concat(module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(Written))
            .Distinct();

    private static Finding? Named(Use use) => use switch
    {
        { Type: FunctionPointerType } => new(use.Where, "uses a function pointer", "the program dies silently on the device; call through an interface"),
        { Type: PinnedType } => new(use.Where, "pins with `fixed`", "the metadata processor fails; index the array"),
        { Type: ArrayType { Rank: > 1 } array } =>
            new(use.Where, $"uses {array.ElementType.Name}[{new string(',', array.Rank - 1)}]", "the device's CLR crashes; use an array of arrays, or one array and an index"),
        { Type: RequiredModifierType { ModifierType.Name: "IsVolatile" } } => new(use.Where, "uses `volatile`", "the device's compiler has none; use lock or Interlocked"),
        { Type.FullName: "System.Runtime.CompilerServices.DynamicAttribute" } => new(use.Where, "uses `dynamic`", "the device has none; name the type"),
        { Member: GenericInstanceMethod method } => Generic(use.Where, method.DeclaringType.FullName + "." + method.Name),
        { Type: GenericInstanceType type } => Generic(use.Where, type.ElementType.FullName),
        { Type: GenericParameter } => Generic(use.Where, use.Type.FullName),
        { Type.HasGenericParameters: true } => Generic(use.Where, use.Type.FullName),
        _ => null,
    };

    private static Finding Generic(string where, string name) => new(
        where,
        $"uses generic {name}",
        "the device's CLR crashes on generics; " + Generics.GetValueOrDefault(name, name.StartsWith("System.Linq", StringComparison.Ordinal) ? "write the loop" : "write it for its type"));

    private static IEnumerable<Finding> Declared(TypeDefinition type)
    {
        if (type.HasGenericParameters)
        {
            yield return Generic(Uses.Where(type), type.FullName);
        }

        foreach (var method in type.Methods)
        {
            if (method.HasGenericParameters)
            {
                yield return Generic(Uses.Where(method), method.FullName);
            }

            if (type.IsInterface && method.HasBody)
            {
                yield return new(Uses.Where(method), "is a default interface method", "the program dies silently on the device; implement it in each class");
            }

            if (method.CustomAttributes.Any(a => a.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal)))
            {
                yield return new(Uses.Where(method), "uses `yield` or `async`", "the device has no state machines; fill an array, or use a thread");
            }
        }
    }

    private static IEnumerable<Finding> Written(MethodDefinition method) =>
        method.Body.Instructions.Select(instruction => Trouble(instruction)).Where(t => t.What.Length > 0)
            .Select(t => new Finding(Uses.Where(method), t.What, t.Remedy));

    private static (string What, string Remedy) Trouble(Instruction instruction) => instruction.OpCode.Code switch
    {
        // The length of an array that is a long: the compiler writes these by itself.
        Code.Conv_Ovf_I or Code.Conv_Ovf_I_Un => ("", ""),
        Code.Calli => ("calls through a function pointer", "the program dies silently on the device; call through an interface"),
        Code.Localloc => ("uses `stackalloc`", "the program dies silently on the device; make a buffer in the constructor"),
        Code.Volatile => ("uses `volatile`", "the device's compiler has none; use lock or Interlocked"),
        _ when instruction.OpCode.Name.Contains(".ovf", StringComparison.Ordinal) => ("uses `checked`", "it never throws on the device; compare with the limits"),
        _ => ("", ""),
    };
}
