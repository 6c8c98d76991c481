using EdgeNodes.Platform.Settings;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Platform;

/// <summary>The receiver as a service.</summary>
public static class PlatformProgram
{
    /// <summary>
    /// Runs until <paramref name="stop"/>. <paramref name="overrides"/> are `Broker:Port=1884`. Returns the process's exit
    /// code; what keeps it from running is told on stderr in one sentence.
    /// </summary>
    public static async Task<int> RunAsync(string settingsFile, string[] overrides, CancellationToken stop)
    {
        try
        {
            var settings = PlatformSettingsReader.Read(settingsFile, overrides);
            using var loggers = LoggerFactory.Create(builder => builder.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
                console.UseUtcTimestamp = true;
            }));
            await using var receiver = new PlatformReceiver(settings, loggers);
            receiver.Start();
            await receiver.Completion.WaitAsync(stop).ConfigureAwait(false);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (PlatformException error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
