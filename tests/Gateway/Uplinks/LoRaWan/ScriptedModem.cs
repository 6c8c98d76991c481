using System.Collections.Concurrent;
using System.Threading.Channels;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>A joined modem whose answers the test decides.</summary>
internal sealed class ScriptedModem : IModem
{
    private readonly Channel<Downlink> downlinks = Channel.CreateBounded<Downlink>(64);

    public ConcurrentQueue<(byte Port, byte[] Payload)> Sent { get; } = new();

    /// <summary>What becomes of an uplink; may throw.</summary>
    public Func<byte[], SendResult> OnSend { get; set; } = _ => new SendResult(SendStatus.Sent, TimeSpan.Zero);

    /// <summary>How often the exchange has looked whether something is due.</summary>
    public int RateAsked { get; private set; }

    public ChannelReader<Downlink> Downlinks => downlinks.Reader;

    public void Receive(byte port, byte[] payload) => Assert.True(downlinks.Writer.TryWrite(new Downlink(port, payload, -80, 9)));

    public int TakeUnsolicited() => 0;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ResetAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> JoinAsync(int dataRate, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<int> DataRateAsync(CancellationToken cancellationToken)
    {
        RateAsked++;
        return Task.FromResult(5);
    }

    public Task<SendResult> SendAsync(byte port, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        Sent.Enqueue((port, payload.ToArray()));
        return Task.FromResult(OnSend(payload.ToArray()));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
