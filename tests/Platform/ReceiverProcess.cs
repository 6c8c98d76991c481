using System.Diagnostics;
using System.Text;

namespace EdgeNodes.Platform.Tests;

/// <summary>The receiver in a process of its own.</summary>
internal sealed class ReceiverProcess : IDisposable
{
    private readonly Process process;

    private ReceiverProcess(Process process) => this.process = process;

    public static ReceiverProcess Start(string settingsFile, params string[] overrides) =>
        new(Tool.Start("dotnet", ["exec", typeof(ReceiverProcess).Assembly.Location, settingsFile, .. overrides]));

    /// <summary>Waits until both connections stand, then lets the log run on.</summary>
    public async Task ReadyAsync()
    {
        var said = new StringBuilder();
        var connected = 0;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            said.AppendLine(line.Data);
            if ((line.Data ?? "").Contains("Connected to", StringComparison.Ordinal) && ++connected == 2)
            {
                ready.TrySetResult();
            }
        };
        process.BeginOutputReadLine();
        await ready.Task.InTime($"Both connections of the receiver; it began with: {said}");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits for a process that ends by itself.</summary>
    public async Task<(int Code, string Errors)> EndAsync()
    {
        var errors = await process.StandardError.ReadToEndAsync().WaitAsync(Eventually.Limit);
        await process.WaitForExitAsync().WaitAsync(Eventually.Limit);
        return (process.ExitCode, errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
