using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Registry;

internal static partial class RegistryLog
{
    [LoggerMessage(201, LogLevel.Error, "The list of nodes changed and is not followed: {Reason}")]
    public static partial void Unreadable(ILogger logger, string reason);
}
