using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using EdgeNodes.Gateway.Clock;
using EdgeNodes.Gateway.Settings;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Clock;

/// <summary>Nodes ask the gateway for the time.</summary>
public sealed class SntpTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 22, 30, 0, 500, TimeSpan.Zero);
    private readonly ManualTime time = new(Now);
    private readonly LogRecorder<SntpResponder> log = new();
    private bool isKept = true;
    private SntpResponder? responder;

    public async ValueTask DisposeAsync()
    {
        if (responder != null)
        {
            await responder.StopAsync(CancellationToken.None);
            responder.Dispose();
        }
    }

    [Fact]
    public void An_answer_carries_the_time_and_what_was_asked()
    {
        byte[] answer = Answer(Request(), trusted: true)!;
        Assert.Equal((0, 4, 4), (answer[0] >> 6, (answer[0] >> 3) & 7, answer[0] & 7));
        Assert.InRange(answer[1], 1, 15);
        Assert.Equal(Request()[40..48], answer[24..32]);
        Assert.Equal((ulong)(Now.ToUnixTimeSeconds() + 2208988800) << 32 | 0x80000000, BinaryPrimitives.ReadUInt64BigEndian(answer.AsSpan(40)));
        Assert.Equal(answer[32..40], answer[40..48]);
    }

    [Fact]
    public void After_2036_the_seconds_begin_anew_as_every_client_expects()
    {
        var later = new DateTimeOffset(2036, 2, 7, 6, 28, 16, TimeSpan.Zero);
        var answer = new byte[48];
        Assert.True(SntpPacket.TryAnswer(Request(), answer, later, true));
        Assert.Equal(0u, BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan(40)));
    }

    [Fact]
    public void A_clock_that_nobody_keeps_says_so()
    {
        byte[] answer = Answer(Request(), trusted: false)!;
        Assert.Equal((3, 0), (answer[0] >> 6, answer[1]));
        Assert.Equal("INIT"u8.ToArray(), answer[12..16]);
    }

    [Theory]
    [InlineData(0x24, 48)] // an answer: two servers must not talk to each other for ever
    [InlineData(0x1B, 47)]
    [InlineData(0x03, 48)] // version 0
    [InlineData(0x2B, 48)] // version 5
    [InlineData(0x26, 48)] // control message
    [InlineData(0x27, 48)] // monlist, with which others were flooded
    [InlineData(0x23, 0)]
    public void What_is_no_request_gets_no_answer(byte first, int length)
    {
        var request = new byte[length];
        if (length > 0)
        {
            request[0] = first;
        }

        Assert.Null(Answer(request, trusted: true));
    }

    [Fact]
    public void A_longer_request_gets_no_longer_answer_and_noise_harms_nobody()
    {
        var random = new Random(1);
        for (var i = 0; i < 5000; i++)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            _ = Answer(noise, trusted: true);
        }

        Assert.Equal(48, Answer([.. Request(), .. new byte[100]], trusted: true)!.Length);
    }

    [Fact]
    public void A_packet_costs_no_memory()
    {
        var (request, answer) = (Request(), new byte[48]);
        SntpPacket.TryAnswer(request, answer, Now, true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            SntpPacket.TryAnswer(request, answer, Now, true);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task The_answer_follows_whether_the_clock_is_kept()
    {
        await Start(TimeProvider.System);
        Assert.Equal(0, (await Ask())[0] >> 6);
        isKept = false;
        await Eventually.True(() => Ask().GetAwaiter().GetResult()[0] >> 6 == 3, "the alarm");
        isKept = true;
        await Eventually.True(() => Ask().GetAwaiter().GetResult()[0] >> 6 == 0, "the time again");
        Assert.Equal(2, log.Lines.Count);
    }

    [Fact]
    public void A_pi_that_starts_in_the_past_is_not_trusted_whatever_its_kernel_says()
    {
        var past = new ManualTime(new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.False(new ClockTrust(() => true, past).IsTrusted);
        Assert.True(new ClockTrust(() => true, time).IsTrusted);
        Assert.False(new ClockTrust(() => false, time).IsTrusted);
    }

    [Fact]
    public async Task A_real_client_takes_the_time_and_refuses_an_alarm()
    {
        await Start(TimeProvider.System);
        (int code, string output, string errors) = await Chronyd();
        Assert.True(code == 0 && (output + errors).Contains("System clock wrong by", StringComparison.Ordinal), output + errors);

        isKept = false;
        await Eventually.True(() => Ask().GetAwaiter().GetResult()[0] >> 6 == 3, "the alarm");
        (code, output, errors) = await Chronyd();
        Assert.True(code != 0, output + errors);
    }

    [Fact]
    public async Task Senders_that_cannot_be_answered_neither_hold_up_the_others_nor_fill_the_log()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return; // Forging takes root.
        }

        await Start(TimeProvider.System);
        for (var i = 0; i < 20; i++)
        {
            Forge(sourcePort: 0);
        }

        Assert.Equal(0, (await Ask())[0] >> 6);
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_start_with_a_sentence()
    {
        await Start(TimeProvider.System);
        using var second = new SntpResponder(new ClockSettings(IPAddress.Loopback, responder!.EndPoint!.Port, true), Trust(time), time, log);
        var refusal = await Assert.ThrowsAsync<SettingsException>(() => second.StartAsync(CancellationToken.None));
        Assert.Contains("or set Clock:Port", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Request()
    {
        var request = new byte[48];
        request[0] = 0x23;
        request[2] = 6;
        BinaryPrimitives.WriteUInt64BigEndian(request.AsSpan(40), 0x0123456789ABCDEF);
        return request;
    }

    private static byte[]? Answer(byte[] request, bool trusted)
    {
        var answer = new byte[48];
        return SntpPacket.TryAnswer(request, answer, Now, trusted) ? answer : null;
    }

    private ClockTrust Trust(TimeProvider clock) => new(() => isKept, clock);

    private async Task Start(TimeProvider clock)
    {
        responder = new SntpResponder(new ClockSettings(IPAddress.Loopback, 0, true), Trust(clock), clock, log);
        await responder.StartAsync(CancellationToken.None);
    }

    // A whole UDP packet, as only root can send it: the source port is anyone's choice.
    private void Forge(ushort sourcePort)
    {
        var packet = new byte[8 + 48];
        BinaryPrimitives.WriteUInt16BigEndian(packet, sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)responder!.EndPoint!.Port);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)packet.Length);
        Request().CopyTo(packet, 8);
        using var raw = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Udp);
        raw.SendTo(packet, new IPEndPoint(IPAddress.Loopback, 0));
    }

    private async Task<byte[]> Ask()
    {
        using var client = new UdpClient();
        client.Connect(responder!.EndPoint!);
        await client.SendAsync(Request());
        using var limit = new CancellationTokenSource(Eventually.Limit);
        return (await client.ReceiveAsync(limit.Token)).Buffer;
    }

    // -Q asks once and sets nothing.
    private Task<(int Code, string Output, string Errors)> Chronyd() =>
        ToolProcess.Run("chronyd", "-Q", "-t", "8", "-u", "root", $"server 127.0.0.1 port {responder!.EndPoint!.Port} iburst maxsamples 1");
}
