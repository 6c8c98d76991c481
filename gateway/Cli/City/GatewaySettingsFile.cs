using System.Text.Json.Nodes;

namespace EdgeNodes.Cli.City;

/// <summary>The settings of a run's gateway, as a person would write them.</summary>
internal static class GatewaySettingsFile
{
    public const string GatewayId = "gw-01";
    public const string DevEui = "ac1f09fffe000001";
    public const string JoinEui = "ac1f09fff9150720";

    /// <summary>Writes settings, and the key of the radio beside them; returns the settings' path.</summary>
    public static string Write(string folder, CityOptions options, int ingestPort, int brokerPort, string? modemLine, string appKey)
    {
        Directory.CreateDirectory(folder);
        var uplinks = new JsonObject();
        if (options.Uses(CityOptions.Mqtt))
        {
            uplinks["Mqtt"] = new JsonObject { ["Host"] = "127.0.0.1", ["Port"] = brokerPort, ["Root"] = "uplink/v1" };
        }

        if (modemLine != null)
        {
            var key = Path.Combine(folder, "app.key");
            File.WriteAllText(key, appKey + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            uplinks["LoRaWan"] = new JsonObject
            {
                ["Line"] = modemLine,
                ["DevEui"] = DevEui,
                ["JoinEui"] = JoinEui,
                ["AppKeyFile"] = "app.key",
                ["DataRate"] = 5,
                ["GatherSeconds"] = 2,
                ["JoinDelaySeconds"] = 0,
            };
        }

        var settings = new JsonObject
        {
            ["Gateway"] = new JsonObject { ["Id"] = GatewayId, ["Data"] = "data" },
            ["Ingest"] = new JsonObject { ["Address"] = "127.0.0.1", ["Port"] = ingestPort },
            // UDP beside the nodes' TCP port. Whatever keeps this machine's clock keeps the city's.
            ["Clock"] = new JsonObject { ["Port"] = ingestPort, ["Trust"] = "always" },
            ["Uplinks"] = uplinks,
            ["Status"] = new JsonObject { ["Seconds"] = 1 },
        };
        var file = Path.Combine(folder, "gateway.json");
        File.WriteAllText(file, settings.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
        return file;
    }
}
