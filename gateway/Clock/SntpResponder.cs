using System.Net;
using System.Net.Sockets;
using EdgeNodes.Gateway.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Clock;

/// <summary>
/// Tells nodes the time, so that they need no way into the internet. One packet is answered after the other, in one buffer; what
/// cannot be answered at once waits in the socket's queue, which is bounded, and what it has no room for is lost, as UDP is.
/// </summary>
internal sealed partial class SntpResponder(ClockSettings settings, ClockTrust trust, TimeProvider time, ILogger<SntpResponder> logger)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Socket socket = new(settings.Address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource stop = new();
    private Task serving = Task.CompletedTask;
    private bool toldUntrusted;
    private bool toldUnanswered;

    /// <summary>Where it listens, once it does.</summary>
    public IPEndPoint? EndPoint => socket.LocalEndPoint as IPEndPoint;

    /// <exception cref="SettingsException">The port cannot be had.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            socket.Bind(new IPEndPoint(settings.Address, settings.Port));
        }
        catch (SocketException error)
        {
            throw new SettingsException(
                $"The clock cannot listen on UDP {settings.Address}:{settings.Port} ({error.Message}): stop the time server that has the port, give the gateway CAP_NET_BIND_SERVICE for ports below 1024, or set Clock:Port.");
        }

        serving = ServeAsync(stop.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await serving.ConfigureAwait(false);
    }

    public void Dispose()
    {
        socket.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        Memory<byte> request = GC.AllocateArray<byte>(SntpPacket.Bytes * 4, pinned: true);
        Memory<byte> answer = GC.AllocateArray<byte>(SntpPacket.Bytes, pinned: true);
        var from = new SocketAddress(settings.Address.AddressFamily);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                int length = await socket.ReceiveFromAsync(request, SocketFlags.None, from, cancellationToken).ConfigureAwait(false);
                bool trusted = trust.IsTrusted;
                Tell(trusted);
                if (SntpPacket.TryAnswer(request.Span[..length], answer.Span, time.GetUtcNow(), trusted))
                {
                    await AnswerAsync(answer, from, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException error)
            {
                LogTrouble(error.Message);
                await Task.Delay(AfterTrouble, time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    // A sender that cannot be answered, such as one with the forged port 0, must neither hold up the others nor fill the log.
    private async Task AnswerAsync(ReadOnlyMemory<byte> answer, SocketAddress to, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendToAsync(answer, SocketFlags.None, to, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException error)
        {
            if (!toldUnanswered)
            {
                toldUnanswered = true;
                LogTrouble(error.Message);
            }
        }
    }

    private void Tell(bool trusted)
    {
        if (toldUntrusted == trusted)
        {
            toldUntrusted = !trusted;
            if (trusted)
            {
                LogTrusted();
            }
            else
            {
                LogUntrusted();
            }
        }
    }

    [LoggerMessage(EventId = 60, EventName = "ClockTrusted", Level = LogLevel.Information, Message = "The clock of this machine is kept again: nodes get the time")]
    private partial void LogTrusted();

    [LoggerMessage(EventId = 61, EventName = "ClockNotTrusted", Level = LogLevel.Warning, Message = "Nobody keeps the clock of this machine: nodes are told not to believe it; start chrony or systemd-timesyncd, or set Clock:Trust to always")]
    private partial void LogUntrusted();

    [LoggerMessage(EventId = 62, EventName = "ClockTrouble", Level = LogLevel.Warning, Message = "A request for the time could not be answered ({Cause})")]
    private partial void LogTrouble(string cause);
}
