using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.LoRaWan;

namespace EdgeNodes.Gateway.Settings;

/// <summary>The uplink over LoRaWAN.</summary>
/// <param name="Line">The modem's line: a serial device like <c>/dev/ttyAMA0</c>, or <c>tcp://host:port</c>.</param>
/// <param name="DevEui">Identity of this gateway at the network.</param>
/// <param name="JoinEui">Identity of the join server.</param>
/// <param name="AppKeyFile">File whose first line is the key, 32 hex digits.</param>
/// <param name="DataRate">EU868 data rate, 0 to 5.</param>
/// <param name="Adr">The network may change the data rate.</param>
/// <param name="DeviceClass">C for a gateway on mains power, A for one on a battery.</param>
/// <param name="Gather">How long a reading may wait for company in its frame.</param>
/// <param name="JoinDelay">The first join waits up to this, at random.</param>
public sealed record LoRaWanSettings(
    LineAddress Line, Eui64 DevEui, Eui64 JoinEui, string AppKeyFile, int DataRate, bool Adr, char DeviceClass, TimeSpan Gather, TimeSpan JoinDelay);
