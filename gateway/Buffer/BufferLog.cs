using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Buffer;

internal static partial class BufferLog
{
    [LoggerMessage(101, LogLevel.Information, "Buffer opened: {Rows} records wait, {Bytes} bytes, start {Epoch}")]
    public static partial void Opened(ILogger logger, long rows, long bytes, int epoch);

    [LoggerMessage(102, LogLevel.Error, "Nothing can be stored, so nothing is acknowledged: {Reason}")]
    public static partial void Failing(ILogger logger, string reason);

    [LoggerMessage(103, LogLevel.Information, "The buffer stores again after {Seconds:0} s")]
    public static partial void Recovered(ILogger logger, double seconds);

    [LoggerMessage(104, LogLevel.Error, "The buffer's file was corrupt ({Reason}) and is set aside as {File}")]
    public static partial void SetAside(ILogger logger, string reason, string file);

    [LoggerMessage(106, LogLevel.Warning, "{Rows} records could be saved from {File}")]
    public static partial void Saved(ILogger logger, long rows, string file);

    [LoggerMessage(105, LogLevel.Warning, "The buffer is full: {Count} records were given up ({Reason})")]
    public static partial void Dropped(ILogger logger, long count, string reason);
}
