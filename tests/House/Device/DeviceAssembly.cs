using Mono.Cecil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>The assemblies that go on an ESP32, as they were built for this PC.</summary>
internal static class DeviceAssembly
{
    /// <summary>Their projects, by path relative to the root.</summary>
    public static string[] Projects { get; } =
    [
        "shared/Contract/EdgeNodes.Contract.csproj",
        "firmware/Node/EdgeNodes.Node.csproj",
        "firmware/Esp32/EdgeNodes.Esp32.csproj",
        "firmware/AirQuality/EdgeNodes.AirQuality.csproj",
        "firmware/SoilMoisture/EdgeNodes.SoilMoisture.csproj",
        "firmware/WaterLevel/EdgeNodes.WaterLevel.csproj",
        "firmware/Streetlight/EdgeNodes.Streetlight.csproj",
    ];

    public static TheoryData<string> All => [.. Projects];

    // Enums that the firmware declares, and the ones of snippets.
    private static readonly HashSet<string> Enums = [.. Projects.SelectMany(EnumsOf), "Colour"];

    public static bool IsEnum(TypeReference type) => Enums.Contains(type.FullName);

    public static ModuleDefinition Read(string project) =>
        ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, Path.GetFileNameWithoutExtension(project) + ".dll"));

    private static IEnumerable<string> EnumsOf(string project)
    {
        using var module = Read(project);
        return [.. module.GetTypes().Where(t => t.IsEnum).Select(t => t.FullName)];
    }
}
