using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.LoRaWan;

namespace EdgeNodes.Gateway.Settings;

/// <summary>The uplink over LoRaWAN.</summary>
/// <param name="Line">The modem's line.</param>
/// <param name="DevEui">This gateway's identity at the network.</param>
/// <param name="JoinEui">The join server's identity.</param>
/// <param name="AppKeyFile">File whose first line is the key, 32 hex digits.</param>
/// <param name="DataRate">EU868 data rate, 0 to 5.</param>
/// <param name="Gather">How long a reading may wait for company in its frame.</param>
/// <param name="PowerOnDelay">The first join waits up to this, at random, so that a city does not join in step.</param>
public sealed record LoRaWanSettings(
    LineAddress Line, Eui64 DevEui, Eui64 JoinEui, string AppKeyFile, int DataRate, TimeSpan Gather, TimeSpan PowerOnDelay);
