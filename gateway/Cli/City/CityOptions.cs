using System.Globalization;

namespace EdgeNodes.Cli.City;

/// <summary>What a city run was asked for.</summary>
/// <param name="Nodes">How many nodes, 1 to 200.</param>
/// <param name="For">How long they sample.</param>
/// <param name="Uplinks">Routes, each of `mqtt` and `lorawan` at most once.</param>
/// <param name="Loss">Share of radio frames that the air swallows, 0 to 0.5, each way.</param>
/// <param name="Series">Folder with measured series that move the simulated chips, or null.</param>
/// <param name="Data">Folder to keep the run in, or null for a temporary one.</param>
/// <param name="Json">Print the summary as one JSON line.</param>
public sealed record CityOptions(
    int Nodes, TimeSpan For, IReadOnlyList<string> Uplinks, double Loss, string? Series, string? Data, bool Json)
{
    public const string Mqtt = "mqtt";
    public const string LoRaWan = "lorawan";

    /// <summary>More boards than this do not fit one process's patience; the gateway's load test drives frames instead.</summary>
    public const int MaxNodes = 200;

    public bool Uses(string uplink) => Uplinks.Contains(uplink);

    public static int ParseNodes(int nodes) =>
        nodes is >= 1 and <= MaxNodes ? nodes : throw new UserException($"--nodes {nodes}: write 1 to {MaxNodes}.");

    /// <summary>`30s`, `5m`, `1h` or plain seconds.</summary>
    public static TimeSpan ParseDuration(string text)
    {
        var unit = text.Length > 0 ? text[^1] : '\0';
        var factor = unit switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        var digits = factor == 0 ? text : text[..^1];
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var seconds = (long)number * Math.Max(factor, 1);
            if (seconds is >= 2 and <= 86_400)
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        throw new UserException($"--for '{text}': write a time from 2s to 24h, like 30s, 5m or 1h.");
    }

    /// <summary>`mqtt`, `lorawan` or both with a comma.</summary>
    public static IReadOnlyList<string> ParseUplinks(string text)
    {
        var names = text.Split(',');
        return names.All(name => name is Mqtt or LoRaWan) && names.Distinct().Count() == names.Length
            ? names
            : throw new UserException($"--uplink '{text}': write mqtt, lorawan, or mqtt,lorawan.");
    }

    /// <summary>`10%` or `10`.</summary>
    public static double ParseLoss(string text) =>
        double.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 50
            ? percent / 100
            : throw new UserException($"--loss '{text}': write 0% to 50%.");

    public static string? ParseSeries(string? folder) =>
        folder is null || Directory.Exists(folder)
            ? folder
            : throw new UserException($"--series {folder}: there is no such folder; name the one that holds air.csv, soil.csv and water.csv.");
}
