using Mono.Cecil;

namespace EdgeNodes.StandIns.Tests.Api;

/// <summary>Reads the public and protected API of an assembly without loading it, so that it may be one for another runtime.</summary>
internal static class ApiOfAssembly
{
    public static Dictionary<string, ApiType> Read(AssemblyDefinition assembly) => assembly.MainModule.GetTypes()
        .Where(IsVisible)
        .ToDictionary(ApiTypeName.Full, Read, StringComparer.Ordinal);

    static bool IsVisible(TypeDefinition type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsVisible(type.DeclaringType)
        : type.IsPublic;

    static ApiType Read(TypeDefinition type)
    {
        if (type.BaseType?.FullName == "System.MulticastDelegate")
        {
            var invoke = type.Methods.Single(m => m.Name == "Invoke");
            return new ApiType(ApiNotation.Normalize("delegate " + ApiMember.Signature(invoke, ApiTypeName.Of(type))), []);
        }

        var api = new ApiType($"{Kind(type)} {ApiTypeName.Of(type)}", type.IsEnum ? [] : Bases(type));
        var members = type.Methods.Select(ApiMember.Of)
            .Concat(type.Properties.Select(ApiMember.Of))
            .Concat(type.Events.Select(ApiMember.Of))
            .Concat(type.Fields.Select(ApiMember.Of));
        foreach (var line in members.OfType<string>().Where(_ => !type.IsEnum || !_.Contains("value__", StringComparison.Ordinal)))
        {
            var (member, accessors) = ApiNotation.SplitAccessors(ApiNotation.Normalize(line));
            api.Members[member] = accessors;
        }

        return api;
    }

    static string Kind(TypeDefinition type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    static IEnumerable<string> Bases(TypeDefinition type)
    {
        var parent = type.BaseType is { FullName: not ("System.Object" or "System.ValueType") } ? [type.BaseType] : Array.Empty<TypeReference>();
        return parent.Concat(type.Interfaces.Select(i => i.InterfaceType)).Select(ApiTypeName.Of);
    }
}
