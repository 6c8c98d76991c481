using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Crypto;
using EdgeNodes.LoRaWan.Mac;

namespace EdgeNodes.Tests.LoRaWan.Mac;

public sealed class JoinTests
{
    internal static readonly JoinRequest Request = new(Eui64.Parse("70b3d57ed0000001"), Eui64.Parse("ac1f09fffe000001"), 258);

    internal static readonly JoinAccept Accept = new(1, 0x000013, 0x26010203, 0, 3, 1, [867_100_000, 867_300_000]);

    [Fact]
    public void A_join_request_of_another_implementation_is_verified_and_builds_again()
    {
        byte[] phy = Golden.Hex("0039363463336913AA05693574323831330489C65B1304");

        Assert.True(JoinRequest.TryRead(phy, out JoinRequest? request, out string error), error);
        Assert.True(JoinRequest.Verify(phy, Golden.AppKey));
        Assert.Equal("aa13693363343639", request!.JoinEui.ToString());
        Assert.Equal("3331383274356905", request.DevEui.ToString());
        Assert.Equal(phy, request.ToBytes(Golden.AppKey));
    }

    [Fact]
    public void A_join_request_signed_with_another_key_is_not_verified()
    {
        Assert.False(JoinRequest.Verify(Request.ToBytes(Golden.AppKey), Golden.Keys.AppSKey));
    }

    [Fact]
    public void A_join_accept_of_another_implementation_is_read()
    {
        byte[] plain = Golden.Hex("20386337CCBBAAE7CD2C010000D9D0A6E7");

        Assert.True(JoinAccept.TryReadPlain(plain, Golden.AppKey, out JoinAccept? accept, out string error), error);
        Assert.Equal(0x376338u, accept!.AppNonce);
        Assert.Equal(0xaabbccu, accept.NetId);
        Assert.Equal(0x012ccde7u, accept.DevAddr);
        Assert.Equal(1, accept.RxDelaySeconds);
    }

    [Fact]
    public void A_device_reads_what_a_network_built()
    {
        Assert.True(JoinAccept.TryRead(Accept.ToBytes(Golden.AppKey), Golden.AppKey, out JoinAccept? read, out string error), error);

        Assert.Equal(Accept with { ExtraChannels = read!.ExtraChannels }, read);
        Assert.Equal(Accept.ExtraChannels, read.ExtraChannels);
    }

    [Fact]
    public void A_join_accept_for_another_device_is_refused_with_its_reason()
    {
        Assert.False(JoinAccept.TryRead(Accept.ToBytes(Golden.AppKey), Golden.Keys.AppSKey, out JoinAccept? read, out string error));

        Assert.Null(read);
        Assert.Contains("not signed", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("2000000000000000000000000000")]
    [InlineData("0039363463336913AA05693574323831330489C65B13")]
    [InlineData("4039363463336913AA05693574323831330489C65B1304")]
    public void A_malformed_join_message_is_refused_with_its_reason(string hex)
    {
        Assert.False(JoinRequest.TryRead(Golden.Hex(hex), out _, out string error));
        Assert.NotEmpty(error);
        Assert.False(JoinAccept.TryRead(Golden.Hex(hex), Golden.AppKey, out _, out error));
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("ac1f09fffe00000")]
    [InlineData("ac1f09fffe00000g")]
    [InlineData("ac:1f:09:ff:fe:00:00:01")]
    [InlineData(null)]
    public void A_mistyped_EUI_is_refused(string? text) => Assert.False(Eui64.TryParse(text, out _));
}
