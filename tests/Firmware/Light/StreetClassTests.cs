using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

public class StreetClassTests
{
    [Theory]
    [InlineData("M4", "M4", 100)]
    [InlineData("M5", "M4", 67)] // 0.50 of 0.75 cd/m2, rounded up
    [InlineData("M6", "M4", 40)]
    [InlineData("P4", "P2", 50)]
    [InlineData("P6", "P4", 40)]
    [InlineData("C5", "C3", 50)]
    public void A_class_is_a_share_of_the_installed_one(string wanted, string installed, int percent) =>
        Assert.Equal(percent * 2, StreetClass.Steps(StreetClass.IndexOf(wanted), StreetClass.IndexOf(installed)), 1.0);

    [Theory]
    [InlineData("M3", "M4")]
    [InlineData("P4", "M4")]
    [InlineData("C0", "M1")]
    public void A_brighter_class_or_another_letter_is_no_level(string wanted, string installed) =>
        Assert.Equal(-1, StreetClass.Steps(StreetClass.IndexOf(wanted), StreetClass.IndexOf(installed)));

    [Theory]
    [InlineData("M7")]
    [InlineData("M")]
    [InlineData(" M")]
    [InlineData("")]
    [InlineData("1 M")]
    public void What_is_no_class_is_none(string name) => Assert.Equal(-1, StreetClass.IndexOf(name));
}
