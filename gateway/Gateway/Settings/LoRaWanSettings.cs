namespace EdgeNodes.Gateway.Settings;

/// <summary>The uplink over LoRaWAN.</summary>
/// <param name="Line">The modem's serial line: <c>/dev/ttyAMA0</c> or <c>tcp://host:port</c>.</param>
/// <param name="DevEui">16 hex digits.</param>
/// <param name="JoinEui">16 hex digits.</param>
/// <param name="AppKeyFile">File whose first line is the key, 32 hex digits.</param>
/// <param name="DataRate">EU868 data rate, 0 to 5.</param>
public sealed record LoRaWanSettings(string Line, string DevEui, string JoinEui, string AppKeyFile, int DataRate);
