using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.Tests.LoRaWan.Crypto;

/// <summary>The four examples of RFC 4493, section 4.</summary>
public sealed class CmacTests
{
    private const string Message =
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";

    [Theory]
    [InlineData(0, "bb1d6929e95937287fa37d129b756746")]
    [InlineData(16, "070a16b46b4d4144f79bdd9dd04a287c")]
    [InlineData(40, "dfa66747de9ae63030ca32611497c827")]
    [InlineData(64, "51f0bebf7e3b9d92fc49741779363cfe")]
    public void A_tag_is_what_the_standard_says(int length, string tag)
    {
        AesKey key = AesKey.Parse("2b7e151628aed2a6abf7158809cf4f3c");

        Assert.Equal(tag, Golden.Hex(Cmac.Compute(key, Golden.Hex(Message).AsSpan(0, length))));
    }

    [Fact]
    public void A_mioty_attach_has_the_published_signature()
    {
        AesKey key = AesKey.Parse("2b7e151628aed2a6abf7158809cf4f3c");

        Assert.Equal("d7173412", Golden.Hex(Cmac.Compute(key, Golden.Hex("70B3D56770111505FF0000123456FFFF")))[..8]);
    }
}
