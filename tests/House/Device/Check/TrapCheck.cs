using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>Calls that the device has and answers otherwise than .NET: texts of enums and doubles, numbers from texts.</summary>
internal static partial class TrapCheck
{
    private const string UseNumbers = "cast it to int, or switch over its values";
    private const string UseFixed = "use ToString(\"F<n>\"), or an integer of a smaller unit";

    public static IEnumerable<Finding> Check(ModuleDefinition module) =>
        module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody)
            .SelectMany(m => m.Body.Instructions.Select(i => (Method: m, Trap: Trap(m, i))))
            .Where(found => found.Trap.What.Length > 0)
            .Select(found => new Finding(Uses.Where(found.Method), found.Trap.What, found.Trap.Remedy))
            .Distinct();

    private static (string What, string Remedy) Trap(MethodDefinition method, Instruction instruction) => instruction switch
    {
        { OpCode.Code: Code.Constrained, Operand: TypeReference type, Next.Operand: MethodReference { Name: "ToString" } } when IsEnum(type) =>
            ($"writes the enum {type.Name} as text", "the device writes its number; " + UseNumbers),
        { OpCode.Code: Code.Box, Operand: TypeReference type } when IsEnum(type) && Writes(method) =>
            ($"writes the enum {type.Name} as text", "the device writes its number; " + UseNumbers),
        { OpCode.Code: Code.Box, Operand: TypeReference type } when Value.IsFloating(type) && Writes(method) =>
            ("writes a floating-point number in whatever form", "the device's is not the shortest; " + UseFixed),
        { OpCode.Code: Code.Ldstr, Operand: string format } when Writes(method) && Formatted().IsMatch(format) =>
            ($"formats with \"{format}\"", "custom formats, G and E are wrong on the device; use F<n>, D<n> or X<n>"),
        { Operand: MethodReference called } => Call(called, instruction),
        _ => ("", ""),
    };

    private static (string What, string Remedy) Call(MethodReference called, Instruction instruction) => called switch
    {
        { DeclaringType.Namespace: "System", Name: "Parse" or "TryParse" } when called.DeclaringType.IsPrimitive =>
            ($"calls {called.DeclaringType.Name}.{called.Name}", "a failed one leaves int.MinValue or throws on the device, and doubles take 0x10; parse digit by digit"),
        { Name: "ToString", Parameters.Count: 0 } when Value.IsFloating(called.DeclaringType) =>
            ("writes a floating-point number in whatever form", "the device's is not the shortest; " + UseFixed),
        { Name: "ToString", Parameters.Count: 1 } when called.DeclaringType.IsPrimitive && !(instruction.Previous.Operand is string format && Fixed().IsMatch(format)) =>
            ($"formats with {instruction.Previous.Operand ?? "a format that is not in the code"}", "custom formats, G and E are wrong on the device; use F<n>, D<n> or X<n>"),
        _ => ("", ""),
    };

    private static bool IsEnum(TypeReference type) => DeviceApi.OfTheCheckout.IsEnum(type) || DeviceAssembly.IsEnum(type);

    private static bool Writes(MethodDefinition method) => method.Body.Instructions.Any(i =>
        i.Operand is MethodReference { DeclaringType.FullName: "System.String" or "System.Text.StringBuilder", Name: "Format" or "Concat" or "Append" or "Insert" } called
        && called.Parameters.Any(p => MemberKey.Type(p.ParameterType).StartsWith("System.Object", StringComparison.Ordinal)));

    [GeneratedRegex(@"^(F\d|[DX]\d?)$")]
    private static partial Regex Fixed();

    [GeneratedRegex(@"\{\d+(,-?\d+)?:(?!F\d\}|[DX]\d?\})")]
    private static partial Regex Formatted();
}
