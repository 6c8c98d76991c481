using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.Tests.LoRaWan.Crypto;

public sealed class KeyTests
{
    [Fact]
    public void A_join_derives_both_session_keys()
    {
        SessionKeys keys = SessionKeys.Derive(Golden.AppKey, appNonce: 0x376338, netId: 0xaabbcc, devNonce: 0xf18e);

        Assert.Equal("4e3d6e6afbcc67af2ba3c8e8ec4acf4b", keys.NwkSKey.ToHex());
        Assert.Equal("610897aa6f1460623443b527d3ac6a9d", keys.AppSKey.ToHex());
    }

    [Fact]
    public void A_key_never_prints_itself()
    {
        Assert.DoesNotContain("44024241", Golden.Keys.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("44024241", $"{Golden.Keys.NwkSKey}", StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("44024241ed4ce9a68c6a8bc055233fd")]
    [InlineData("44024241ed4ce9a68c6a8bc055233fdg")]
    [InlineData("44024241ed4ce9a68c6a8bc055233fd3ff")]
    public void A_mistyped_key_is_refused(string? text) => Assert.False(AesKey.TryParse(text, out _));

    [Fact]
    public void The_error_of_a_mistyped_key_does_not_repeat_it()
    {
        FormatException error = Assert.Throws<FormatException>(() => AesKey.Parse("44024241ed4ce9a6"));

        Assert.DoesNotContain("44024241", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_has_sixteen_bytes() => Assert.Throws<ArgumentException>(() => new AesKey(new byte[15]));
}
