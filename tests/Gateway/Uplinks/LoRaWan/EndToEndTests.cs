using System.Buffers;
using System.Text.Json;
using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.Simulated.Network;
using EdgeNodes.Simulated.Radio;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

/// <summary>The whole way with strangers in it: a real mosquitto between network server and platform, npm's lora-packet as judge. In real time.</summary>
public sealed class EndToEndTests
{
    [Fact]
    public async Task Over_a_lossy_air_and_a_real_broker_everything_arrives_and_another_implementation_reads_every_packet()
    {
        using TempFolder folder = new();
        using Mosquitto broker = await Mosquitto.Start();
        VirtualNetworkOptions network = new()
        {
            Devices = [new RegisteredDevice(RadioSite.Identity.DevEui, RadioSite.Identity.JoinEui, RadioSite.Identity.AppKey, "gw-1", ClassC: true)],
            DownlinkDelay = TimeSpan.FromMilliseconds(400),
        };
        using CancellationTokenSource limit = new(Eventually.Limit);
        await using MqttNetwork server = new(network, "127.0.0.1", broker.Port);
        await server.StartAsync(limit.Token);
        using IMqttClient platform = await ConnectPlatformAsync(broker.Port, network.ApplicationId, limit.Token);
        await using VirtualRak3172 modem = new(new VirtualRak3172Options
        {
            ForwarderPort = server.Server.UdpPort,
            Air = new AirOptions { UplinkLoss = 0.1, DownlinkLoss = 0.1, Seed = 11, EmittedLog = folder["emitted.jsonl"] },
        });
        modem.Start();
        await using TestBuffer buffer = new(folder["buffer"], ["lorawan"]);
        await buffer.Store([.. Enumerable.Range(0, 60).Select(Noise.Entry)]);
        LogRecorder<LoRaWanUplink> log = new();
        LoRaWanUplink uplink = new(Options(modem), buffer.Buffer, new FakeRouter(), TimeProvider.System, log);

        using CancellationTokenSource stop = new();
        Task running = Task.Run(() => uplink.RunAsync(stop.Token));
        await Eventually.True(
            () => buffer.Buffer.Pending("lorawan") == 0, $"everything proven; {string.Join("\n", log.Lines.Select(line => line.Text))}");
        await stop.CancelAsync();
        await running;

        Assert.Equal(60, receiver!.Distinct.Count);
        long sent = modem.Counters.UplinksSent;
        Assert.Equal(sent, await LoraPacket.VerifyAsync(await File.ReadAllLinesAsync(folder["emitted.jsonl"])));
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains(RadioSite.Identity.AppKey.ToHex(), StringComparison.OrdinalIgnoreCase));
    }

    private Receiver? receiver;

    private async Task<IMqttClient> ConnectPlatformAsync(int port, string application, CancellationToken cancellationToken)
    {
        IMqttClient client = new MqttClientFactory().CreateMqttClient();
        string device = $"application/{application}/device/{RadioSite.Identity.DevEui}";
        receiver = new Receiver((fPort, data) => _ = client.PublishAsync(
            new MqttApplicationMessageBuilder()
                .WithTopic(device + "/command/down")
                .WithPayload(JsonSerializer.SerializeToUtf8Bytes(
                    new { devEui = RadioSite.Identity.DevEui.ToString(), fPort, data = Convert.ToBase64String(data) }))
                .Build(),
            cancellationToken));
        client.ApplicationMessageReceivedAsync += received =>
        {
            receiver.Take(JsonDocument.Parse(received.ApplicationMessage.Payload.ToArray()).RootElement);
            return Task.CompletedTask;
        };
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId("platform").Build(), cancellationToken);
        await client.SubscribeAsync(device + "/event/up", MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken);
        return client;
    }

    private static LoRaWanUplinkOptions Options(VirtualRak3172 modem)
    {
        Assert.True(LineAddress.TryParse(modem.Line, out LineAddress? line, out _));
        return new LoRaWanUplinkOptions
        {
            Line = line!,
            Modem = RadioSite.Identity,
            Gather = TimeSpan.FromSeconds(1),
            AckTime = TimeSpan.FromSeconds(2),
            JoinDelay = TimeSpan.Zero,
            JoinPause = TimeSpan.FromSeconds(1),
            MaxPayload = 80,
        };
    }
}
