using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Hat;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Registry;
using EdgeNodes.Gateway.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace EdgeNodes.Gateway;

/// <summary>The gateway as a program.</summary>
public static class GatewayProgram
{
    /// <summary>It was told to stop, and did.</summary>
    public const int Stopped = 0;

    /// <summary>Something unforeseen ended it.</summary>
    public const int Failed = 1;

    /// <summary>It could not start: settings, port, data folder or line.</summary>
    public const int NotStarted = 2;

    /// <summary>
    /// Runs until <paramref name="stop"/> or SIGTERM or SIGINT. Logs JSON lines on stdout; what hinders the start is one
    /// sentence on stderr. Returns the exit code.
    /// </summary>
    /// <param name="settingsFile">The settings.</param>
    /// <param name="overrides">Settings from the command line, <c>Key=value</c>.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<int> RunAsync(string settingsFile, string[] overrides, CancellationToken stop)
    {
        try
        {
            GatewaySettings settings = SettingsReader.Read(settingsFile, overrides);
            await using var gateway = new GatewayHost(settings, LogToConsole);
            await gateway.StartAsync(stop).ConfigureAwait(false);
            await gateway.WaitForStopAsync(stop).ConfigureAwait(false);
            return Stopped;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Stopped;
        }
        catch (Exception error)
        {
            string? known = Explain(error);
            await Console.Error.WriteLineAsync(known ?? $"The gateway failed ({error.GetType().Name}: {error.Message}); please report this.").ConfigureAwait(false);
            return known == null ? Failed : NotStarted;
        }
    }

    /// <summary>The sentence for the user when this hindered the start; null for anything unforeseen.</summary>
    public static string? Explain(Exception error) => error switch
    {
        SettingsException or BufferUnavailableException or RegistryException or IngestException or HatException => error.Message,
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => null,
    };

    /// <summary>JSON lines on stdout, for journald or a supervising process.</summary>
    public static void LogToConsole(ILoggingBuilder logging)
    {
        ArgumentNullException.ThrowIfNull(logging);
        // The host's own categories would print stacks of what Explain says in a sentence.
        logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.None);
        logging.AddConsole(options => options.FormatterName = JsonLineFormatter.FormatterName);
        logging.AddConsoleFormatter<JsonLineFormatter, ConsoleFormatterOptions>();
    }
}
