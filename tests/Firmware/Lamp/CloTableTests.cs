using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Lamp;

/// <summary>Constant light output: an aged lamp is driven higher, a new one is not, and none above nominal.</summary>
public sealed class CloTableTests
{
    private readonly CloTable table = CloTable.Parse("0:100; 20000:90; 50000:80");

    [Theory]
    [InlineData(0, 100)]
    [InlineData(10000, 95)]
    [InlineData(20000, 90)]
    [InlineData(35000, 85)]
    [InlineData(50000, 80)]
    [InlineData(90000, 80)]
    public void What_is_left_of_the_light_lies_on_straight_lines(int hours, double percent) => Assert.Equal(percent, table.MaintenanceOf(hours), 1e-9);

    [Theory]
    [InlineData(160, 0, 160)]
    [InlineData(160, 20000, 178)]
    [InlineData(160, 50000, 200)]
    [InlineData(200, 50000, 200)]
    [InlineData(100, 50000, 125)]
    [InlineData(0, 50000, 0)]
    public void Output_is_target_over_maintenance_and_ends_at_nominal(int target, int hours, int driven) => Assert.Equal(driven, table.Apply(target, hours));

    [Fact]
    public void Over_all_levels_and_ages_it_never_dims_never_exceeds_and_only_rises()
    {
        for (var hours = 0; hours <= 60000; hours += 500)
        {
            for (var level = 0; level <= 200; level++)
            {
                var driven = table.Apply(level, hours);
                Assert.InRange(driven, level, 200);
                Assert.True(level == 0 || driven >= table.Apply(level - 1, hours), $"level {level} at {hours} h");
                Assert.True(hours == 0 || driven >= table.Apply(level, hours - 500), $"level {level} at {hours} h");
            }
        }
    }

    [Fact]
    public void Without_a_table_nothing_changes() => Assert.Equal([1, 77, 200], new[] { 1, 77, 200 }.Select(level => CloTable.None().Apply(level, 40000)));

    [Fact]
    public void Before_its_first_point_a_table_says_what_that_says() => Assert.Equal(95, CloTable.Parse("5000:95").MaintenanceOf(10));

    [Theory]
    [InlineData("")]
    [InlineData("0:100")]
    [InlineData("0:100;1:99;2:98;3:97;4:96;5:95;6:94;500000:50")]
    public void These_are_tables(string text) => Assert.Null(CloTable.Problem(text));

    [Theory]
    [InlineData("100", "'100' is no point")]
    [InlineData("0:100;", "'' is no point")]
    [InlineData("0:101", "'0:101' is no point")]
    [InlineData("0:49", "'0:49' is no point")]
    [InlineData("-1:90", "'-1:90' is no point")]
    [InlineData(":90", "':90' is no point")]
    [InlineData("500001:90", "'500001:90' is no point")]
    [InlineData("99999999999999:90", "is no point")]
    [InlineData("0:100;0:90", "'0:90' does not go on")]
    [InlineData("0:90;1000:95", "'1000:95' does not go on")]
    [InlineData("0:100;1:100;2:100;3:100;4:100;5:100;6:100;7:100;8:100", "more than 8 points")]
    public void These_are_none_and_the_sentence_says_why_and_what_to_write(string text, string expected)
    {
        var problem = CloTable.Problem(text);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Equal(77, CloTable.Parse(text).Apply(77, 100000));
    }
}
