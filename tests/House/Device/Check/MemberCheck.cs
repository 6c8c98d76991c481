using Mono.Cecil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>Types and members that .NET has and the device has not, or only in a package that the project does not name.</summary>
internal sealed class MemberCheck(DeviceApi api)
{
    private static readonly Dictionary<string, string> Remedies = new()
    {
        ["System.String.Replace"] = "use StringBuilder.Replace of nanoFramework.System.Text, or a loop",
        ["System.String.Join"] = "concatenate in a loop",
        ["System.String.IsNullOrWhiteSpace"] = "use string.IsNullOrEmpty on the trimmed text",
        ["System.String.Remove"] = "use Substring",
        ["System.String.Insert"] = "use Substring and Concat",
        ["System.String.Split"] = "use Split(char)",
        ["System.String.Contains"] = "use IndexOf(char) >= 0",
        ["System.Array.Sort"] = "write an insertion sort, as Median does",
        ["System.Array.Reverse"] = "write a loop",
        ["System.Array.Resize"] = "use a new array and Array.Copy",
        ["System.Array.Empty"] = "use new T[0]",
        ["System.Buffer.BlockCopy"] = "use Array.Copy",
        ["System.Text.StringBuilder.AppendFormat"] = "use Append",
        ["System.Math.Round"] = "use Floor(x * 10 + 0.5) / 10",
        ["System.Math.Min"] = "compare",
        ["System.Math.Max"] = "compare",
        ["System.Math.Abs"] = "compare and negate",
        ["System.DateTime.get_Now"] = "use UtcNow",
        ["System.Text.Encoding.GetString"] = "use GetString(bytes, index, count)",
        ["System.Threading.Thread..ctor"] = "use a ThreadStart without parameter, of an object that has what it needs",
        ["System.DivideByZeroException"] = "test the divisor before, and catch Exception",
        ["System.OverflowException"] = "compare with the limits before, and catch Exception",
    };

    /// <param name="module">The IL.</param>
    /// <param name="packages">The assemblies of the packages that the project names; null for all.</param>
    public IEnumerable<Finding> Check(ModuleDefinition module, IReadOnlyCollection<string>? packages = null) =>
        Uses.Of(module).Where(use => IsForeign(use.Type)).Select(use => Missing(use, packages)).OfType<Finding>().Distinct();

    /// <summary>The assemblies of the device that a module uses.</summary>
    public IEnumerable<string> Used(ModuleDefinition module) =>
        Uses.Of(module).Where(use => IsForeign(use.Type)).Select(use => api.AssemblyOf(use.Type)).OfType<string>().Distinct().Order();

    // Generic types are the other check's; ours are in one of our own assemblies.
    private static bool IsForeign(TypeReference type) => type is not (TypeSpecification or GenericParameter) && !type.HasGenericParameters
        && type.Scope is AssemblyNameReference { Name: var name } && !name.StartsWith("EdgeNodes.", StringComparison.Ordinal);

    private Finding? Missing(Use use, IReadOnlyCollection<string>? packages)
    {
        var type = Uses.Where(use.Type);
        if (api.AssemblyOf(use.Type) is not { } assembly)
        {
            return new(use.Where, $"uses {type}", Remedies.GetValueOrDefault(type, "the device has no such type in any package whose list is in tests/StandIns/Api/nanoframework"));
        }

        if (packages is not null && !packages.Contains(assembly))
        {
            return new(use.Where, $"uses {type} of {assembly}", "name its package as DevicePackage, or as DeviceOnlyPackage if .NET has it by itself, in the project file");
        }

        if (use.Member is null || api.Has(use.Type, Uses.Key(use)))
        {
            return null;
        }

        var name = $"{type}.{use.Member.Name}";
        var signature = use.Member is MethodReference method ? $"{name}({string.Join(", ", method.Parameters.Select(p => p.ParameterType.Name))})" : name;
        return new(use.Where, $"uses {signature}", Remedies.GetValueOrDefault(name, $"the device has it not; see tests/StandIns/Api/nanoframework/{assembly}.txt"));
    }
}
