using System.Diagnostics;
using System.Threading.Channels;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>A program of somebody else, running; its output comes line by line.</summary>
internal sealed class Tool : IAsyncDisposable
{
    // Debian puts daemons where the PATH of an ordinary user does not look.
    static readonly string[] Folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/usr/local/sbin"];

    readonly Process _process;
    readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    readonly Task _reading;
    readonly Task<string> _errors;

    Tool(Process process)
    {
        _process = process;
        _reading = ReadAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public static Tool Start(string program, string package, IEnumerable<string> arguments)
    {
        var path = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.True(path is not null, $"{program} is not installed. Install the Debian package it comes with: apt-get install {package}");
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        return new Tool(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string[] Output, string Errors)> RunAsync(string program, string package, params string[] arguments)
    {
        await using var tool = Start(program, package, arguments);
        return await tool.EndAsync();
    }

    public async Task<(int ExitCode, string[] Output, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync().InTime($"The end of {_process.StartInfo.FileName}");
        await _reading;
        return (_process.ExitCode, [.. Rest()], await _errors);
    }

    public async Task<string> NextLineAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        try
        {
            return await _lines.Reader.ReadAsync(patience.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            Kill();
            throw new TimeoutException($"{_process.StartInfo.FileName} wrote no further line. On stderr: {await _errors}", exception);
        }
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    IEnumerable<string> Rest()
    {
        while (_lines.Reader.TryRead(out var line))
        {
            yield return line;
        }
    }

    async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
    }
}
