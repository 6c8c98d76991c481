using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.Simulated.Radio;
using EdgeNodes.Simulated.Radio.Forwarder;
using EdgeNodes.Simulated.Tests;
using EdgeNodes.Tests.Simulated.Radio;

namespace EdgeNodes.Tests.Simulated.Network;

[Collection(TurnedTime.Name)]
public sealed class ServerTests
{
    [Fact]
    public async Task An_uplink_becomes_an_event_in_which_zeros_are_absent()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();

        await city.Host.StatusAsync("AT+SEND=8:48656c6c6f");
        JsonElement first = await city.EventAsync("up");
        await city.Host.EventAsync();
        await city.Host.StatusAsync("AT+DR=0");
        await city.Host.StatusAsync("AT+SEND=223:00");
        JsonElement second = await city.EventAsync("up");

        Assert.Equal("SGVsbG8=", first.GetProperty("data").GetString());
        Assert.Equal(8, first.GetProperty("fPort").GetInt32());
        Assert.Equal(5, first.GetProperty("dr").GetInt32());
        Assert.False(first.TryGetProperty("fCnt", out _));
        Assert.False(first.TryGetProperty("confirmed", out _));
        Assert.False(first.TryGetProperty("adr", out _));
        Assert.Equal(Rehearsal.DevEui, first.GetProperty("deviceInfo").GetProperty("devEui").GetString());
        Assert.Equal(7, first.GetProperty("txInfo").GetProperty("modulation").GetProperty("lora").GetProperty("spreadingFactor").GetInt32());
        Assert.Equal(1, second.GetProperty("fCnt").GetInt32());
        Assert.False(second.TryGetProperty("dr", out _));
        Assert.Contains(city.Topics, topic => topic.EndsWith($"/device/{Rehearsal.DevEui}/event/join", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_gateways_hear_one_packet_and_one_event_names_both()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        using FakeGateway near = new(city.Network.UdpPort, 1);
        using FakeGateway far = new(city.Network.UdpPort, 2);
        SessionKeys keys = await city.Clock.While(() => near.JoinAsync(devNonce: 7), "the device joined");

        byte[] phy = near.Uplink(keys, counter: 0, "cafe");
        near.Push(phy, snr: 9);
        far.Push(phy, snr: -3);

        JsonElement up = await city.EventAsync("up");
        Assert.Equal(2, up.GetProperty("rxInfo").GetArrayLength());
        Assert.Equal(1, city.Network.Counters.Uplinks);
    }

    [Fact]
    public async Task A_replayed_packet_is_no_second_event()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        using FakeGateway gateway = new(city.Network.UdpPort, 1);
        SessionKeys keys = await city.Clock.While(() => gateway.JoinAsync(devNonce: 7), "the device joined");
        byte[] first = gateway.Uplink(keys, counter: 0, "01");
        byte[] second = gateway.Uplink(keys, counter: 1, "02");

        gateway.Push(first);
        await city.EventAsync("up");
        gateway.Push(second);
        await city.EventAsync("up");
        gateway.Push(second);
        gateway.Push(first);

        await city.Clock.Until(
            () => city.Network.Counters.Retransmissions == 1 && Refused(city, "uplink-mic") == 1, "one is a repetition, the other is refused");
        Assert.Equal(2, city.Network.Counters.Uplinks);
    }

    [Fact]
    public async Task A_nonce_is_good_for_one_join()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        using FakeGateway gateway = new(city.Network.UdpPort, 1);
        await city.Clock.While(() => gateway.JoinAsync(devNonce: 7), "the device joined");

        gateway.Push(gateway.JoinRequest(devNonce: 7));

        await city.Clock.Until(() => Refused(city, "join-devnonce-used") == 1, "the second join is refused");
        Assert.Equal(1, city.Network.Counters.Joins);
    }

    [Fact]
    public async Task Strangers_and_noise_are_refused_with_counted_reasons_and_harm_nobody()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        using FakeGateway gateway = new(city.Network.UdpPort, 1);
        await gateway.PullAsync();

        gateway.Raw([]);
        gateway.Raw([2, 0, 0]);
        gateway.Raw([1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
        gateway.Raw([2, 0, 0, 9, 1, 2, 3, 4, 5, 6, 7, 8]);
        gateway.Raw([2, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8]);
        gateway.PushJson("not json");
        gateway.PushJson("[]");
        gateway.PushJson("""{"rxpk":[{"tmst":-1,"freq":868.1,"datr":"SF7BW125","data":"AA=="}]}""");
        gateway.PushJson("""{"rxpk":[{"tmst":1,"freq":1e99,"datr":"SF7BW125","data":"AA=="}]}""");
        gateway.PushJson("""{"rxpk":[{"tmst":1,"freq":868.1,"datr":"SF7BW125","data":"%"}]}""");
        gateway.PushJson("""{"rxpk":[3]}""");
        gateway.PushJson(string.Concat(Enumerable.Repeat("[", 3000)));
        gateway.Push([0x40, 1, 2]);
        gateway.Push(Convert.FromHexString("40f17dbe4900020001954378762b11ff0d"));
        gateway.Push(Convert.FromHexString("0039363463336913aa05693574323831330489c65b1304"));
        byte[] forged = gateway.JoinRequest(devNonce: 1);
        forged[^1] ^= 1;
        gateway.Push(forged);

        await city.Clock.Until(() => Refused(city, "rxpk-json") == 3 && Refused(city, "rxpk-fields") == 4 && Refused(city, "uplink-malformed") == 1
            && Refused(city, "uplink-address-unknown") == 1 && Refused(city, "join-device-unknown") == 1 && Refused(city, "join-mic") == 1
            && Refused(city, "protocol-version") == 1 && Refused(city, "datagram-kind") == 1 && Refused(city, "datagram-direction") == 1,
            "each is counted under its reason");
        await city.JoinAsync();
    }

    [Theory]
    [InlineData("", "downlink-json")]
    [InlineData("[]", "downlink-json")]
    [InlineData("""{"fPort":1}""", "downlink-deveui")]
    [InlineData("""{"devEui":"0000000000000001","fPort":1}""", "downlink-deveui")]
    [InlineData("""{"devEui":"ac1f09fffe0003e9"}""", "downlink-port")]
    [InlineData("""{"devEui":"ac1f09fffe0003e9","fPort":0}""", "downlink-port")]
    [InlineData("""{"devEui":"ac1f09fffe0003e9","fPort":300}""", "downlink-port")]
    [InlineData("""{"devEui":"ac1f09fffe0003e9","fPort":"1"}""", "downlink-json")]
    [InlineData("""{"devEui":"ac1f09fffe0003e9","fPort":1,"data":"*"}""", "downlink-data")]
    [InlineData("""{"devEui":"ac1f09fffe0003e9","fPort":1,"expiresAt":"soon"}""", "downlink-expiry")]
    public async Task A_malformed_downlink_is_refused_with_its_reason(string json, string reason)
    {
        await using Rehearsal city = await Rehearsal.StartAsync();

        Assert.False(city.Network.Enqueue(Rehearsal.DevEui, Encoding.UTF8.GetBytes(json)));

        Assert.Equal(1, Refused(city, reason));
    }

    [Fact]
    public async Task A_queue_is_bounded_and_a_stranger_has_none()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();

        Assert.All(Enumerable.Range(0, 64), _ => Assert.True(city.Send(1, "00")));
        Assert.False(city.Send(1, "00"));
        Assert.False(city.Network.Enqueue("0000000000000001", "{}"u8.ToArray()));

        Assert.Equal(1, Refused(city, "downlink-queue-full"));
        Assert.Equal(1, Refused(city, "downlink-device-unknown"));
    }

    [Fact]
    public async Task What_does_not_fit_or_has_expired_is_dropped_and_logged()
    {
        await using Rehearsal city = await Rehearsal.StartAsync();
        await city.JoinAsync();
        await city.Host.StatusAsync("AT+DR=0");
        city.Send(1, new string('0', 2 * 52));
        city.Network.Enqueue(Rehearsal.DevEui, Encoding.UTF8.GetBytes(
            $$"""{"devEui":"{{Rehearsal.DevEui}}","fPort":1,"data":"AA==","expiresAt":"2020-01-01T00:00:00Z"}"""));
        city.Send(1, "07");

        await city.Host.StatusAsync("AT+SEND=8:00");

        Assert.Equal("DOWNLINK_PAYLOAD_SIZE", (await city.EventAsync("log")).GetProperty("code").GetString());
        Assert.Equal("EXPIRED", (await city.EventAsync("log")).GetProperty("code").GetString());
        Assert.Equal("+EVT:TX_DONE", await city.Host.EventAsync());
        Assert.EndsWith(":1:07", await city.Host.EventAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenth_of_all_packets_gets_lost_and_is_counted()
    {
        await using Rehearsal city = await Rehearsal.StartAsync(air: new AirOptions { UplinkLoss = 0.3, DownlinkLoss = 0.3, Seed = 5 });
        while (!city.Modem.Joined)
        {
            await city.Host.StatusAsync("AT+JOIN=1:0:8:0");
            await city.Host.EventAsync();
        }
        for (int i = 0; i < 20; i++)
        {
            await city.Host.StatusAsync("AT+SEND=8:00");
            await city.Host.EventAsync();
        }

        AirCounters counters = city.Modem.Counters;
        Assert.InRange(counters.UplinksLost, 2, 12);
        await city.Clock.Until(
            () => city.Network.Counters.Uplinks + city.Network.Counters.Joins + counters.UplinksLost == counters.UplinksSent,
            "what was not lost arrived");
    }

    private static long Refused(Rehearsal city, string reason) => city.Network.Refusals.Counts.GetValueOrDefault(reason);

    /// <summary>A packet forwarder and a device in one, made by hand.</summary>
    private sealed class FakeGateway : IDisposable
    {
        private static readonly AesKey AppKey = AesKey.Parse(Rehearsal.AppKey);
        private readonly UdpClient _socket = new();
        private readonly Eui64 _eui;
        private uint _devAddr;

        public FakeGateway(int port, ulong eui)
        {
            _socket.Connect("127.0.0.1", port);
            _eui = new Eui64(eui);
        }

        public void Raw(byte[] datagram) => _socket.Send(datagram);

        public void PushJson(string json) =>
            Raw(new GatewayMessage(GatewayMessageKind.PushData, 1, _eui, Encoding.UTF8.GetBytes(json)).ToBytes());

        public void Push(byte[] phy, double snr = 5) =>
            Raw(new GatewayMessage(GatewayMessageKind.PushData, 1, _eui, new RxPacket(1_000_000, 868_100_000, "SF7BW125", -70, snr, phy).ToJson()).ToBytes());

        public byte[] JoinRequest(ushort devNonce) =>
            new JoinRequest(Eui64.Parse(Rehearsal.JoinEui), Eui64.Parse(Rehearsal.DevEui), devNonce).ToBytes(AppKey);

        public byte[] Uplink(SessionKeys keys, uint counter, string hex) => new DataFrame
        {
            Uplink = true,
            DevAddr = _devAddr,
            Counter = counter,
            Port = 8,
            Payload = Convert.FromHexString(hex),
        }.ToBytes(keys);

        public async Task PullAsync()
        {
            Raw(new GatewayMessage(GatewayMessageKind.PullData, 2, _eui, default).ToBytes());
            await ReceiveAsync(GatewayMessageKind.PullAck);
        }

        public async Task<SessionKeys> JoinAsync(ushort devNonce)
        {
            await PullAsync();
            Push(JoinRequest(devNonce));
            GatewayMessage response = await ReceiveAsync(GatewayMessageKind.PullResponse);
            Assert.True(TxPacket.TryRead(response.Json, out TxPacket? packet));
            Assert.Equal(6_000_000u, packet!.Timestamp);
            Assert.True(JoinAccept.TryRead(packet.PhyPayload, AppKey, out JoinAccept? accept, out string error), error);
            _devAddr = accept!.DevAddr;
            return SessionKeys.Derive(AppKey, accept.AppNonce, accept.NetId, devNonce);
        }

        public void Dispose() => _socket.Dispose();

        private async Task<GatewayMessage> ReceiveAsync(GatewayMessageKind kind)
        {
            using CancellationTokenSource patience = new(Eventually.Limit);
            while (true)
            {
                UdpReceiveResult result = await _socket.ReceiveAsync(patience.Token);
                if (GatewayMessage.TryRead(result.Buffer, out GatewayMessage? message, out _) && message!.Kind == kind)
                {
                    return message;
                }
            }
        }
    }
}
