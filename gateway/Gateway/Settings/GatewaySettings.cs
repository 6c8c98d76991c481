using EdgeNodes.Gateway.Hat;
using EdgeNodes.Gateway.Presence;

namespace EdgeNodes.Gateway.Settings;

/// <summary>What a gateway is told, checked. Paths are absolute.</summary>
/// <param name="Id">Its name in topics: lower-case letters, digits, dashes.</param>
/// <param name="Data">Folder of the buffer, the list of nodes and the start counter.</param>
/// <param name="Ingest">Where nodes connect.</param>
/// <param name="Buffer">The store.</param>
/// <param name="Mqtt">The uplink over MQTT; null when there is none.</param>
/// <param name="LoRaWan">The uplink over LoRaWAN; null when there is none.</param>
/// <param name="Hat">What is wired to the header.</param>
/// <param name="StatusEvery">How often a status event is logged.</param>
/// <param name="Presence">Light that runs ahead of people; null when no lamp has neighbours.</param>
public sealed record GatewaySettings(
    string Id, string Data, IngestSettings Ingest, BufferSettings Buffer, MqttSettings? Mqtt, LoRaWanSettings? LoRaWan,
    HatSettings Hat, TimeSpan StatusEvery, PresenceSettings? Presence = null)
{
    /// <summary>Where nodes ask for the time; null: nowhere.</summary>
    public ClockSettings? Clock { get; init; }

    /// <summary>Names of the uplinks that are configured.</summary>
    public IReadOnlyList<string> Uplinks =>
        [.. new[] { Mqtt == null ? null : "mqtt", LoRaWan == null ? null : "lorawan" }.OfType<string>()];
}
