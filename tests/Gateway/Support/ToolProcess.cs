using System.Collections.Concurrent;
using System.Diagnostics;

namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>A program that runs beside the test; its lines are kept, and it never outlives the test.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    public ToolProcess(string program, params string[] arguments)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Output => [.. output];

    public string Errors => string.Join('\n', errors);

    public bool HasExited => process.HasExited;

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> Run(string program, params string[] arguments)
    {
        using var tool = new ToolProcess(program, arguments);
        int code = await tool.Exit();
        return (code, string.Join('\n', tool.Output), tool.Errors);
    }

    public async Task<int> Exit()
    {
        await process.WaitForExitAsync().WaitAsync(Eventually.Limit);
        return process.ExitCode;
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        return await Exit();
    }

    /// <summary>SIGKILL, and waits for the end.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line != null)
        {
            lines.Enqueue(line);
        }
    }
}
