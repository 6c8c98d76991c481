using EdgeNodes.Contract.Identity;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Presence;

internal static partial class PresenceLog
{
    [LoggerMessage(701, LogLevel.Debug, "Somebody is at {Lamp}: {Count} lamps ahead brighten")]
    public static partial void Ahead(ILogger logger, NodeId lamp, int count);

    [LoggerMessage(702, LogLevel.Warning, "{Lamp} is a neighbour in the settings and cannot be told to brighten: enrol it, or take it out of Presence:Neighbours")]
    public static partial void Unknown(ILogger logger, NodeId lamp);
}
