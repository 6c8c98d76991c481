using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan;
using EdgeNodes.Simulated.Radio;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>A buffer on disk, the uplink, a radio site and a receiver, running.</summary>
internal sealed class Delivery : IAsyncDisposable
{
    private readonly TempFolder? own;
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;
    private int stored;

    private Delivery(RadioSite site, TestBuffer buffer, LoRaWanUplinkOptions options, TempFolder? own)
    {
        this.own = own;
        (Site, Buffer) = (site, buffer);
        Receiver = new Receiver((port, data) => site.Send(port, data));
        site.OnUp = Receiver.Take;
        Uplink = new LoRaWanUplink(options, buffer.Buffer, Router, site.Time, Log);
    }

    public RadioSite Site { get; }

    public TestBuffer Buffer { get; }

    public FakeRouter Router { get; } = new();

    public LogRecorder<LoRaWanUplink> Log { get; } = new();

    public Receiver Receiver { get; }

    public LoRaWanUplink Uplink { get; }

    public static async Task<Delivery> StartAsync(
        AirOptions? air = null, int maxPayload = 222, TimeSpan? ackTime = null, double dutyCycle = 0.1, TempFolder? folder = null, bool start = true)
    {
        TempFolder? own = folder is null ? new TempFolder() : null;
        RadioSite site = new(air);
        LoRaWanUplinkOptions options = new()
        {
            Line = site.Line,
            Modem = RadioSite.Identity,
            Gather = TimeSpan.FromSeconds(1),
            AckTime = ackTime ?? TimeSpan.FromSeconds(3),
            JoinDelay = TimeSpan.Zero,
            JoinPause = TimeSpan.FromSeconds(1),
            DutyCycle = dutyCycle,
            MaxPayload = maxPayload,
        };
        Delivery delivery = new(site, new TestBuffer(folder ?? own!, ["lorawan"]), options, own);
        await delivery.Until(() => site.Network.Gateways == 1, "the forwarder said hello");
        if (start)
        {
            delivery.Start();
        }
        return delivery;
    }

    public void Start() => running = Task.Run(() => Uplink.RunAsync(stop.Token));

    /// <summary>Stores readings of three nodes, every value a new one.</summary>
    public async Task StoreAsync(int count)
    {
        await Buffer.Store([.. Enumerable.Range(stored, count).Select(Noise.Entry)]);
        stored += count;
    }

    /// <summary>Lets time pass until it is so.</summary>
    public Task Until(Func<bool> condition, string what) => Site.Clock.Until(condition, what);

    public Task AllProvenAsync() => Until(
        () => Buffer.Buffer.Pending("lorawan") == 0,
        $"everything proven; {string.Join("\n", Log.Lines.Select(line => line.Text))}");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        await Site.DisposeAsync();
        await Buffer.DisposeAsync();
        stop.Dispose();
        own?.Dispose();
    }
}
