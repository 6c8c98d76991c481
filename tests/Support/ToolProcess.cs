using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace EdgeNodes.Tests.Support;

/// <summary>A program that runs beside the test; its lines are kept, and it never outlives the test.</summary>
public sealed class ToolProcess : IDisposable, IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly Channel<string> unread = Channel.CreateUnbounded<string>();
    private bool isDisposed;

    public ToolProcess(string program, params IEnumerable<string> arguments)
    {
        process = Tool.Start(program, arguments);
        process.OutputDataReceived += (_, line) => TakeOutput(line.Data);
        process.ErrorDataReceived += (_, line) => TakeError(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> Output => [.. output];

    public string Errors => string.Join('\n', errors);

    public bool HasExited => process.HasExited;

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> Run(string program, params IEnumerable<string> arguments)
    {
        using var tool = new ToolProcess(program, arguments);
        int code = await tool.Exit();
        return (code, string.Join('\n', tool.Output), tool.Errors);
    }

    /// <summary>The next line that this method has not returned yet.</summary>
    public async Task<string> NextLine()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        try
        {
            return await unread.Reader.ReadAsync(limit.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            throw new TimeoutException($"{process.StartInfo.FileName} wrote no further line. On stderr: {Errors}", error);
        }
    }

    public async Task WriteLine(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    public Task<int> Exit() => Exit(Eventually.Limit);

    public async Task<int> Exit(TimeSpan limit)
    {
        await process.WaitForExitAsync().WaitAsync(limit);
        return process.ExitCode;
    }

    public void Signal(string signal) => Tool.Signal(process, signal);

    /// <summary>SIGTERM, and waits for the end.</summary>
    public Task<int> Stop()
    {
        Signal("TERM");
        return Exit();
    }

    /// <summary>SIGKILL, and waits for the end.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void TakeOutput(string? line)
    {
        if (line == null)
        {
            unread.Writer.TryComplete();
            return;
        }

        output.Enqueue(line);
        unread.Writer.TryWrite(line);
    }

    private void TakeError(string? line)
    {
        if (line != null)
        {
            errors.Enqueue(line);
        }
    }
}
