using System.Text;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.LoRaWan.Mac;

namespace EdgeNodes.Tests.LoRaWan.Mac;

public sealed class DataFrameTests
{
    [Theory]
    [InlineData("40F17DBE4900020001954378762B11FF0D", 2, "test")]
    [InlineData("40f17dbe490004000155332de41a11adc072553544429ce7787707d1c316e027e7e5e334263376affb8aa17ad30075293f28dea8a20af3c5e7", 4,
        "The quick brown fox jumps over the lazy dog.")]
    [InlineData("40F17DBE49000300012A3518AF", 3, "")]
    public void An_uplink_of_another_implementation_opens_and_builds_again(string hex, uint counter, string text)
    {
        Assert.True(SealedFrame.TryRead(Golden.Hex(hex), out SealedFrame? closed, out string error), error);
        Assert.True(closed!.TryOpen(Golden.Keys, counter, out DataFrame? frame));

        Assert.Equal(0x49be7df1u, frame!.DevAddr);
        Assert.True(frame.Uplink);
        Assert.False(frame.Confirmed);
        Assert.Equal((byte)1, frame.Port);
        Assert.Equal(text, Encoding.ASCII.GetString(frame.Payload.Span));
        Assert.Equal(hex, Golden.Hex(frame.ToBytes(Golden.Keys)), ignoreCase: true);
    }

    [Fact]
    public void A_downlink_acknowledges()
    {
        Assert.True(SealedFrame.TryRead(Golden.Hex("60f17dbe4920020001f9d65d27"), out SealedFrame? closed, out _));
        Assert.True(closed!.TryOpen(Golden.Keys, 2, out DataFrame? frame));

        Assert.False(frame!.Uplink);
        Assert.True(frame.Ack);
        Assert.True(frame.Payload.IsEmpty);
    }

    [Fact]
    public void A_device_under_adaptive_data_rate_says_so()
    {
        SessionKeys keys = new(Golden.Repeated(2), Golden.Repeated(1));
        Assert.True(SealedFrame.TryRead(Golden.Hex("400403020180010001a694642615d6c3b582"), out SealedFrame? closed, out _));
        Assert.True(closed!.TryOpen(keys, 1, out DataFrame? frame));

        Assert.True(frame!.Adr);
        Assert.Equal("hello", Encoding.ASCII.GetString(frame.Payload.Span));
    }

    [Fact]
    public void MAC_commands_ride_in_the_header()
    {
        SessionKeys keys = new(Golden.Repeated(1), Golden.Repeated(1));
        Assert.True(SealedFrame.TryRead(Golden.Hex("4004030201030000020305016a3798f5b64dc039"), out SealedFrame? closed, out _));
        Assert.True(closed!.TryOpen(keys, 0, out DataFrame? frame));

        Assert.Equal("020305", Golden.Hex(frame!.Options));
        Assert.Equal("01020304", Golden.Hex(frame.Payload));
    }

    [Theory]
    [InlineData("", "0")]
    [InlineData("40F17DBE49000200", "8")]
    [InlineData("4FF17DBE4900020001954378762B11FF0D", "major version")]
    [InlineData("E0F17DBE4900020001954378762B11FF0D", "major version|does not know")]
    [InlineData("C0F17DBE4900020001954378762B11FF0D", "does not know")]
    [InlineData("40F17DBE490F020001954378762B11FF0D", "announces 15")]
    [InlineData("40F17DBE4901020003004378762B11FF0D", "port 0")]
    [InlineData("0039363463336913AA05693574323831330489C65B1304", "join")]
    public void A_malformed_packet_is_refused_with_its_reason(string hex, string reason)
    {
        Assert.False(SealedFrame.TryRead(Golden.Hex(hex), out SealedFrame? frame, out string error));

        Assert.Null(frame);
        Assert.Contains(reason.Split('|'), part => error.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void No_bit_of_a_packet_can_be_changed_unnoticed()
    {
        byte[] phy = Golden.Hex("40F17DBE4900020001954378762B11FF0D");
        for (int bit = 0; bit < phy.Length * 8; bit++)
        {
            byte[] changed = [.. phy];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.False(SealedFrame.TryRead(changed, out SealedFrame? frame, out _) && frame!.TryOpen(Golden.Keys, 2, out _));
        }
    }

    [Fact]
    public void Random_bytes_never_do_more_than_fail()
    {
        Random random = new(868);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] noise = new byte[random.Next(0, 300)];
            random.NextBytes(noise);
            if (noise.Length > 0)
            {
                noise[0] &= 0xE0;
            }
            Assert.False(SealedFrame.TryRead(noise, out SealedFrame? frame, out string error) && frame!.TryOpen(Golden.Keys, frame.ShortCounter, out _));
            Assert.True(frame is not null || error.Length > 0);
        }
    }

    [Fact]
    public void A_frame_that_no_radio_could_carry_is_not_built()
    {
        DataFrame tooLong = new() { Uplink = true, Port = 1, Payload = new byte[250] };
        DataFrame twice = new() { Uplink = true, Port = 0, Payload = new byte[1], Options = new byte[1] };

        Assert.Throws<InvalidOperationException>(() => tooLong.ToBytes(Golden.Keys));
        Assert.Throws<InvalidOperationException>(() => twice.ToBytes(Golden.Keys));
    }

    [Fact]
    public async Task An_independent_implementation_opens_what_we_build()
    {
        Random random = new(3172);
        List<string> lines = [];
        for (int i = 0; i < 200; i++)
        {
            byte[] payload = new byte[random.Next(0, 223)];
            random.NextBytes(payload);
            DataFrame frame = new()
            {
                Uplink = i % 2 == 0,
                Confirmed = i % 3 == 0,
                Adr = i % 5 == 0,
                Ack = i % 7 == 0,
                DevAddr = (uint)random.Next(),
                Counter = (uint)random.NextInt64(0, 1L << 32),
                Options = i % 11 == 0 ? new byte[] { 2 } : default,
                Port = (byte)(i % 11 == 0 ? 1 : i % 224),
                Payload = payload,
            };
            lines.Add($$"""
                {"phy":"{{Golden.Hex(frame.ToBytes(Golden.Keys))}}","nwkSKey":"{{Golden.Keys.NwkSKey.ToHex()}}","appSKey":"{{Golden.Keys.AppSKey.ToHex()}}","counter":{{frame.Counter}},"payload":"{{Golden.Hex(payload)}}"}
                """);
        }
        lines.Add($$"""{"phy":"{{Golden.Hex(JoinTests.Request.ToBytes(Golden.AppKey))}}","appKey":"{{Golden.AppKey.ToHex()}}"}""");
        lines.Add($$"""{"phy":"{{Golden.Hex(JoinTests.Accept.ToBytes(Golden.AppKey))}}","appKey":"{{Golden.AppKey.ToHex()}}"}""");

        Assert.Equal(202, await LoraPacket.VerifyAsync(lines));
    }
}
