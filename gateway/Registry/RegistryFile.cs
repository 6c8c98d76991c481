using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Registry;

/// <summary>The text of <c>nodes.json</c>.</summary>
internal sealed record RegistryFile(int Version, SortedDictionary<string, NodeSecret> Nodes)
{
    public const int CurrentVersion = 1;

    /// <exception cref="RegistryException">The file is there and cannot be understood.</exception>
    public static RegistryFile Read(string file)
    {
        if (!File.Exists(file))
        {
            return new RegistryFile(CurrentVersion, new(StringComparer.Ordinal));
        }

        try
        {
            using FileStream stream = File.OpenRead(file);
            RegistryFile read = JsonSerializer.Deserialize(stream, RegistryJson.Default.RegistryFile)
                ?? throw new JsonException("it is empty");
            Require(read.Nodes != null, "it lists no nodes");
            foreach ((string id, NodeSecret secret) in read.Nodes!)
            {
                Require(NodeId.TryParse(id, out _, out string error), error);
                Require(secret is { Salt: not null, Hash.Length: 64 }, $"the secret of {id} is not complete");
                Convert.FromHexString(secret.Salt + secret.Hash);
            }

            Require(read.Version == CurrentVersion, $"its version is {read.Version}, this gateway reads {CurrentVersion}");
            return read;
        }
        catch (Exception error) when (error is JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new RegistryException($"The list of nodes {file} cannot be read ({error.Message}): correct it, or put back a copy that is sound.", error);
        }
    }

    /// <exception cref="RegistryException">The folder does not take the file.</exception>
    public void Write(string file)
    {
        try
        {
            // Nodes may be enrolled before the gateway has run for the first time.
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            AtomicFile.Write(file, JsonSerializer.Serialize(this, RegistryJson.Default.RegistryFile), secret: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RegistryException($"The list of nodes {file} cannot be written ({error.Message}): make the folder writable for this user.", error);
        }
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new FormatException(otherwise);
        }
    }
}

/// <summary>Source-generated: nothing is looked up at run time.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RegistryFile))]
internal sealed partial class RegistryJson : JsonSerializerContext;
