using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;
using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.Simulated.Network;
using EdgeNodes.Simulated.Radio;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>A modem and a network server, without a broker: what it publishes goes to whoever listens. Time passes while the test waits.</summary>
internal sealed class RadioSite : INetworkIntegration, IAsyncDisposable
{
    public static readonly ModemOptions Identity = new()
    {
        DevEui = Eui64.Parse("ac1f09fffe0003e9"),
        JoinEui = Eui64.Parse("70b3d57ed0000001"),
        AppKey = AesKey.Parse("2b7e151628aed2a6abf7158809cf4f3c"),
    };

    private readonly TimeTurner? clock;

    /// <param name="air">How lossy the air is.</param>
    /// <param name="time">Where processes of somebody else take part, the machine's clock; else a manual one.</param>
    public RadioSite(AirOptions? air = null, TimeProvider? time = null)
    {
        if (time is null)
        {
            ManualTime manual = new();
            clock = new TimeTurner(manual);
            time = manual;
        }
        Time = time;
        Network = new VirtualNetworkServer(
            new VirtualNetworkOptions
            {
                Devices = [new RegisteredDevice(Identity.DevEui, Identity.JoinEui, Identity.AppKey, "gw-1", ClassC: true)],
                Rx2DataRate = 3,
                DownlinkDelay = TimeSpan.FromMilliseconds(300),
            },
            this, Time);
        Network.Start();
        Modem = new VirtualRak3172(new VirtualRak3172Options { ForwarderPort = Network.UdpPort, Air = air ?? new AirOptions() }, Time);
        Modem.Start();
    }

    public TimeProvider Time { get; }

    /// <summary>Turns <see cref="Time"/>.</summary>
    public TimeTurner Clock => clock ?? throw new InvalidOperationException("Nobody turns the machine's clock.");

    public VirtualNetworkServer Network { get; }

    public VirtualRak3172 Modem { get; }

    public LineAddress Line => LineAddress.TryParse(Modem.Line, out LineAddress? line, out _) ? line! : throw new InvalidOperationException(Modem.Line);

    public ConcurrentQueue<string> Events { get; } = new();

    public Action<JsonElement>? OnUp { get; set; }

    public Rak3172 Driver() => new(Identity with { DeviceClass = 'C' }, Line.OpenAsync, Time);

    public bool Send(byte port, byte[] data, bool confirmed = false) => Network.Enqueue(
        Identity.DevEui.ToString(),
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
            new { devEui = Identity.DevEui.ToString(), confirmed, fPort = port, data = Convert.ToBase64String(data) })));

    public void Publish(string topic, byte[] json)
    {
        Events.Enqueue(topic);
        if (topic.EndsWith("/up", StringComparison.Ordinal))
        {
            OnUp?.Invoke(JsonDocument.Parse(json).RootElement);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Modem.DisposeAsync();
        await Network.DisposeAsync();
    }
}
