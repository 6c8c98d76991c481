namespace EdgeNodes.House.Tests.Device;

/// <summary>The firmware of this checkout, held against what an ESP32 runs.</summary>
public sealed class FirmwareTests
{
    public static TheoryData<string> Projects => DeviceAssembly.All;

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_construct_dies_on_the_device(string project)
    {
        using var module = DeviceAssembly.Read(project);
        Assert.Empty(ConstructCheck.Check(module).Select(f => f.ToString()));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_device_has_every_member_that_is_called(string project)
    {
        using var module = DeviceAssembly.Read(project);
        Assert.Empty(new MemberCheck(DeviceApi.OfTheCheckout).Check(module).Select(f => f.ToString()));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Nothing_is_written_or_parsed_that_the_device_answers_otherwise(string project)
    {
        using var module = DeviceAssembly.Read(project);
        Assert.Empty(TrapCheck.Check(module).Select(f => f.ToString()));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_division_and_every_comparison_of_floats_was_looked_at(string project)
    {
        using var module = DeviceAssembly.Read(project);
        var missing = Review.OfTheCheckout.Missing(module).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }
}
