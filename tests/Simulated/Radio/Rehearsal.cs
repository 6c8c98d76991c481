using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.Simulated.Network;
using EdgeNodes.Simulated.Radio;

namespace EdgeNodes.Tests.Simulated.Radio;

/// <summary>A modem, a network server, and somebody at the modem's command line. Time passes while somebody waits for an event.</summary>
internal sealed class Rehearsal : IAsyncDisposable, INetworkIntegration
{
    public const string DevEui = "ac1f09fffe0003e9";
    public const string JoinEui = "70b3d57ed0000001";
    public const string AppKey = "2b7e151628aed2a6abf7158809cf4f3c";

    private readonly Channel<(string Kind, JsonElement Event)> _events = Channel.CreateUnbounded<(string, JsonElement)>();

    private Rehearsal(string deviceClass, AirOptions air, string? flash)
    {
        Clock = new TimeTurner(Time);
        Network = new VirtualNetworkServer(
            new VirtualNetworkOptions
            {
                Devices = [new RegisteredDevice(Eui64.Parse(DevEui), Eui64.Parse(JoinEui), AesKey.Parse(AppKey), "gw-1", deviceClass == "C")],
                Rx2DataRate = 3,
            },
            this, Time);
        Modem = new VirtualRak3172(
            new VirtualRak3172Options { ForwarderPort = Network.UdpPort, Air = air, FlashFile = flash }, Time);
    }

    public ManualTime Time { get; } = new();

    /// <summary>Turns <see cref="Time"/>.</summary>
    public TimeTurner Clock { get; }

    public VirtualNetworkServer Network { get; }

    public VirtualRak3172 Modem { get; }

    public AtHost Host { get; private set; } = null!;

    public ConcurrentQueue<string> Topics { get; } = new();

    public static async Task<Rehearsal> StartAsync(string deviceClass = "A", AirOptions? air = null, string? flash = null)
    {
        Rehearsal rehearsal = new(deviceClass, air ?? new AirOptions(), flash);
        rehearsal.Network.Start();
        rehearsal.Modem.Start();
        await rehearsal.Clock.Until(() => rehearsal.Network.Gateways == 1, "the forwarder said hello");
        rehearsal.Host = await AtHost.ConnectAsync(rehearsal.Modem.Port, rehearsal.Clock);
        AtHost host = rehearsal.Host;
        foreach (string command in new[] { "DEVEUI=" + DevEui, "APPEUI=" + JoinEui, "APPKEY=" + AppKey, "CLASS=" + deviceClass, "DR=5", "DCS=0" })
        {
            Assert.Equal("OK", await host.StatusAsync("AT+" + command));
        }
        return rehearsal;
    }

    public async Task JoinAsync()
    {
        Assert.Equal("OK", await Host.StatusAsync("AT+JOIN=1:0:8:0"));
        Assert.Equal("+EVT:JOINED", await Host.EventAsync());
        await EventAsync("join");
    }

    /// <summary>The next event of a kind that the network server publishes.</summary>
    public async Task<JsonElement> EventAsync(string kind)
    {
        using CancellationTokenSource patience = new(Eventually.Limit);
        while (true)
        {
            (string got, JsonElement body) = await Clock.While(
                () => _events.Reader.ReadAsync(patience.Token).AsTask(), $"the network server published '{kind}'");
            if (got == kind)
            {
                return body;
            }
        }
    }

    public bool Send(byte port, string hex, bool confirmed = false, string? id = null) => Network.Enqueue(DevEui, Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new { devEui = DevEui, confirmed, fPort = port, data = Convert.ToBase64String(Convert.FromHexString(hex)), id = id ?? "" })));

    public void Publish(string topic, byte[] json)
    {
        Topics.Enqueue(topic);
        _events.Writer.TryWrite((topic[(topic.LastIndexOf('/') + 1)..], JsonDocument.Parse(json).RootElement));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Modem.DisposeAsync();
        await Network.DisposeAsync();
    }
}
