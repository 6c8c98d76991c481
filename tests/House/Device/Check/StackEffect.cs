using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>How many values an instruction takes and gives, and what it gives.</summary>
internal static class StackEffect
{
    // The jumps that order two values; beq and bne do not.
    public static bool IsComparison(Code code) => code is Code.Bge or Code.Bge_S or Code.Bge_Un or Code.Bge_Un_S or Code.Bgt or Code.Bgt_S or Code.Bgt_Un
        or Code.Bgt_Un_S or Code.Ble or Code.Ble_S or Code.Ble_Un or Code.Ble_Un_S or Code.Blt or Code.Blt_S or Code.Blt_Un or Code.Blt_Un_S;

    public static bool IsLocal(Instruction instruction) =>
        instruction.OpCode.Code is Code.Ldloc or Code.Ldloc_S or Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3;

    public static VariableDefinition Local(Instruction instruction, MethodDefinition method) =>
        instruction.Operand as VariableDefinition ?? method.Body.Variables[instruction.OpCode.Name[^1] - '0'];

    public static int Pops(Instruction instruction, MethodDefinition method) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4
            or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.PopAll => int.MaxValue,
        StackBehaviour.Varpop when instruction.OpCode.Code == Code.Ret => method.ReturnType.MetadataType == MetadataType.Void ? 0 : 1,
        StackBehaviour.Varpop => Arguments((IMethodSignature)instruction.Operand, instruction.OpCode.Code),
        _ => 3,
    };

    public static int Pushes(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => ((IMethodSignature)instruction.Operand).ReturnType.MetadataType == MetadataType.Void ? 0 : 1,
        _ => 1,
    };

    public static Value Result(Instruction instruction, MethodDefinition method, List<Value> used) => instruction.Operand switch
    {
        _ when instruction.OpCode.Code == Code.Newobj => Value.Other(),
        _ when IsLocal(instruction) => Value.Of(Local(instruction, method).VariableType, $"local {Local(instruction, method).Index}"),
        _ when Argument(instruction, method) is { } argument => Value.Of(argument.ParameterType, argument.Name.Length > 0 ? argument.Name : "this"),
        FieldReference field => Value.Of(field.FieldType, (used is [{ Origin: { } owner }] ? owner : "") + "." + field.Name),
        MethodReference called => Value.Of(called.ReturnType, called.Name.StartsWith("get_", StringComparison.Ordinal) && used is [{ Origin: { } owner }] ? $"{owner}.{called.Name}" : null),
        ParameterReference or VariableReference => Value.Other(),
        int or long or sbyte or float or double => Value.Constant(instruction.Operand is float or double, Convert.ToDouble(instruction.Operand, CultureInfo.InvariantCulture)),
        _ => instruction.OpCode.Code switch
        {
            Code.Ldelem_R4 or Code.Ldelem_R8 or Code.Ldind_R4 or Code.Ldind_R8 => new Value(true, false, true, null),
            >= Code.Ldc_I4_1 and <= Code.Ldc_I4_8 => Value.Constant(false, 2),
            _ => Value.Other(),
        },
    };

    private static int Arguments(IMethodSignature called, Code code) => called.Parameters.Count + (called.HasThis && code != Code.Newobj ? 1 : 0);

    // Of ldarg; "this" has no name in the metadata.
    private static ParameterDefinition? Argument(Instruction instruction, MethodDefinition method) => instruction.OpCode.Code switch
    {
        Code.Ldarg or Code.Ldarg_S => (ParameterDefinition)instruction.Operand,
        >= Code.Ldarg_0 and <= Code.Ldarg_3 when instruction.OpCode.Code - Code.Ldarg_0 - (method.HasThis ? 1 : 0) is var index =>
            index < 0 ? method.Body.ThisParameter : method.Parameters[index],
        _ => null,
    };
}
