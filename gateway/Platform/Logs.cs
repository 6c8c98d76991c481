using Microsoft.Extensions.Logging;

namespace EdgeNodes.Platform;

/// <summary>What the receiver logs.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Information, "Connected to {Host}:{Port} as {Client}, session {Session}.")]
    public static partial void Connected(ILogger logger, string host, int port, string client, string session);

    [LoggerMessage(2, LogLevel.Warning, "No connection to {Host}:{Port} as {Client}: {Cause} Next try in {Seconds:0.0} s.")]
    public static partial void NotConnected(ILogger logger, string host, int port, string client, string cause, double seconds);

    [LoggerMessage(3, LogLevel.Error, "The ledger cannot be written ({Cause}): nothing is acknowledged until it can. Look at the disk of the data folder.")]
    public static partial void LedgerFailed(ILogger logger, string cause);

    [LoggerMessage(4, LogLevel.Warning, "Refused a message at {Topic}: {Reason}: {Text}")]
    public static partial void Refused(ILogger logger, string topic, string reason, string text);

    [LoggerMessage(5, LogLevel.Warning, "The broker did not take {Topic}: {Cause} It is sent again.")]
    public static partial void NotPublished(ILogger logger, string topic, string cause);

    [LoggerMessage(6, LogLevel.Warning, "The broker did not echo the stream within {Seconds} s: messages whose proof was lost may be published twice.")]
    public static partial void NoEcho(ILogger logger, double seconds);

    [LoggerMessage(7, LogLevel.Information, "Command {Id} for {Node} goes to {Gateway}.")]
    public static partial void CommandTaken(ILogger logger, uint id, string node, string gateway);

}
