using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Ingest;

internal static partial class IngestLog
{
    [LoggerMessage(301, LogLevel.Information, "Nodes connect at {Address} port {Port}, {Protection}, {Who}")]
    public static partial void Listening(ILogger logger, string address, int port, string protection, string who);

    [LoggerMessage(302, LogLevel.Warning, "Refused ({Reason}) from {Client}: {Text}; {Unsaid} more since the last such line")]
    public static partial void Refused(ILogger logger, string reason, string client, string text, long unsaid);

    [LoggerMessage(303, LogLevel.Warning, "No node is enrolled yet, so nobody can connect")]
    public static partial void NobodyEnrolled(ILogger logger);
}
