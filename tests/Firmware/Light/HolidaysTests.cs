using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Light;

public class HolidaysTests
{
    [Theory]
    [InlineData(2026, 12, 25, true)]
    [InlineData(2031, 12, 25, true)]
    [InlineData(2026, 12, 24, false)]
    [InlineData(2026, 10, 3, true)]
    [InlineData(2027, 10, 3, false)]
    [InlineData(2026, 4, 3, true)] // Good Friday
    [InlineData(2027, 3, 26, true)] // and of the next year
    [InlineData(2026, 4, 5, true)]
    [InlineData(2026, 5, 14, true)] // Ascension
    [InlineData(2028, 2, 29, true)]
    public void A_holiday_comes_each_year_once_or_with_easter(int year, int month, int day, bool expected)
    {
        var holidays = Holidays.Parse("12-25; 2026-10-03;easter-2;easter;easter+39;02-29;", out var error)!;
        Assert.Equal("", error);
        Assert.Equal(expected, holidays.Contains(CivilDate.DaysOf(year, month, day)));
    }

    [Fact]
    public void Without_any_there_is_none() => Assert.False(Holidays.Parse("", out _)!.Contains(20000));

    [Theory]
    [InlineData("13-01")]
    [InlineData("02-30")]
    [InlineData("2026-02-29")]
    [InlineData("1999-01-01")]
    [InlineData("0000-01-01")]
    [InlineData("25.12.")]
    [InlineData("easter39")]
    [InlineData("easter+")]
    [InlineData("xmas")]
    public void What_is_no_day_is_named(string text)
    {
        Assert.Null(Holidays.Parse("12-25;" + text, out var error));
        Assert.Equal($"'{text}' is no day: write 12-25, 2026-10-03 or easter+39, separated by semicolons", error);
    }

    [Fact]
    public void More_than_fit_are_refused()
    {
        Assert.NotNull(Holidays.Parse(string.Join(';', Enumerable.Repeat("01-01", 40)), out _));
        Assert.Null(Holidays.Parse(string.Join(';', Enumerable.Repeat("01-01", 41)), out var error));
        Assert.Equal("it names more than 40 days: remove some", error);
    }
}
