using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Uplinks.Mqtt;

internal static partial class MqttUplinkLog
{
    [LoggerMessage(501, LogLevel.Information, "MQTT uplink: connected to {Host}:{Port}, {Pending} records wait")]
    public static partial void Connected(ILogger logger, string host, int port, long pending);

    [LoggerMessage(502, LogLevel.Warning, "MQTT uplink: {Reason} Next attempt in {Seconds:0.0} s; readings stay in the buffer")]
    public static partial void Lost(ILogger logger, string reason, double seconds);

    [LoggerMessage(503, LogLevel.Warning, "MQTT uplink: a command on {Topic} is refused: {Reason}")]
    public static partial void CommandRefused(ILogger logger, string topic, string reason);

    [LoggerMessage(504, LogLevel.Error, "MQTT uplink: record {Id} of {Node} cannot be read back and is left out: {Reason}")]
    public static partial void Unreadable(ILogger logger, long id, Contract.Identity.NodeId node, string reason);
}
