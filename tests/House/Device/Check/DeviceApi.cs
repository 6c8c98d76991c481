using Mono.Cecil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>Everything that an ESP32 can be asked for: the API lists of the nanoFramework packages.</summary>
internal sealed class DeviceApi
{
    private readonly Dictionary<string, (DeviceType Type, string Assembly)> types = [];

    /// <summary>Reads the lists of these assemblies.</summary>
    public DeviceApi(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var blocks = File.ReadAllText(file).Split("\n\n")
                .Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToArray())
                .Where(lines => lines.Length > 0);
            foreach (var type in blocks.Select(DeviceType.Read))
            {
                types[type.Name] = (type, Path.GetFileNameWithoutExtension(file));
            }
        }
    }

    /// <summary>The lists that the checkout holds.</summary>
    public static DeviceApi OfTheCheckout { get; } = new(Directory.GetFiles(Folder, "*.txt"));

    private static string Folder => Path.Combine(Repository.Root, "tests/StandIns/Api/nanoframework");

    /// <summary>The assembly that holds a type, null if none does.</summary>
    public string? AssemblyOf(TypeReference type) => types.TryGetValue(MemberKey.Type(type), out var found) ? found.Assembly : null;

    public bool IsEnum(TypeReference type) => types.TryGetValue(MemberKey.Type(type), out var found) && found.Type.Kind == "enum";

    /// <summary>True if a type has the member, itself or from its parents.</summary>
    public bool Has(TypeReference type, string key) => Has(MemberKey.Type(type), key);

    private bool Has(string type, string key) =>
        types.TryGetValue(type, out var found) && (found.Type.Members.Contains(key) || found.Type.Parents.Any(parent => parent != type && Has(parent, key)));
}
