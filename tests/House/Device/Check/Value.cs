using Mono.Cecil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>What is known of a value on the stack without running the code.</summary>
/// <param name="IsFloat">A float or a double.</param>
/// <param name="IsConstant">A number that stands in the code and is neither 0 nor -1: safe to divide by.</param>
/// <param name="MayBeNaN">A float that is not made of integers and constants alone.</param>
/// <param name="Origin">Where it was read, as "this.level" or "local 2"; null for the result of a calculation.</param>
internal readonly record struct Value(bool IsFloat, bool IsConstant, bool MayBeNaN, string? Origin)
{
    public static Value Other(string? origin = null) => new(false, false, false, origin);

    public static Value Clean(bool isFloat) => new(isFloat, false, false, null);

    public static Value Constant(bool isFloat, double number) => new(isFloat, number is not (0 or -1), double.IsNaN(number), null);

    public static Value Of(TypeReference type, string? origin) => IsFloating(type) ? new(true, false, true, origin) : Other(origin);

    public static bool IsFloating(TypeReference type) => type.MetadataType is MetadataType.Single or MetadataType.Double;

    /// <summary>The value where two ways through a method meet.</summary>
    public static Value Either(Value a, Value b) =>
        new(a.IsFloat || b.IsFloat, a.IsConstant && b.IsConstant, a.MayBeNaN || b.MayBeNaN, a.Origin == b.Origin ? a.Origin : null);

    /// <summary>The sum, difference or product.</summary>
    public static Value Calculated(Value a, Value b) => new(a.IsFloat || b.IsFloat, false, a.MayBeNaN || b.MayBeNaN, null);
}
