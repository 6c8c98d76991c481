using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>
/// No dark street at night: random commands, presence, settings and schedules; clock lost, jumping and drifting; gateway gone,
/// power cuts, a driver that refuses. By the true sun, over simulated weeks.
/// </summary>
public class NoDarkStreetTests
{
    private const int Lives = 60;
    private const int Days = 21;

    [Fact]
    public void Whatever_happens_the_street_is_never_dark_at_night()
    {
        for (var seed = 1; seed <= Lives; seed++)
        {
            var verdict = Verdict(seed, null);
            Assert.True(verdict == null, verdict);
        }
    }

    [Theory]
    [InlineData(nameof(BrokenPlans.WithoutFullOn), "nothing is known")]
    [InlineData(nameof(BrokenPlans.WithoutMinimum), "dark")]
    [InlineData(nameof(BrokenPlans.ThatThinksItIsDay), "dark")]
    [InlineData(nameof(BrokenPlans.ThatBelievesEveryClock), "dark")]
    [InlineData(nameof(BrokenPlans.WithoutTimeToLive), "nothing is known")]
    public void A_plan_with_one_promise_taken_out_is_found(string broken, string how)
    {
        var planner = typeof(BrokenPlans).GetMethod(broken, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .CreateDelegate<Planner>();
        var verdicts = Enumerable.Range(1, Lives).Select(seed => Verdict(seed, planner)).Where(v => v != null);
        Assert.Contains(how, verdicts.First(v => v!.Contains(how, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(-40)]
    public void Nor_in_three_months_without_the_gateway_while_the_clock_drifts(int ppm)
    {
        Assert.Null(Alone(ppm, null));
        Assert.Contains("dark", Alone(ppm, BrokenPlans.WithoutMargin), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_plan_put_together_by_hand_is_not()
    {
        for (var seed = 1; seed <= Lives / 4; seed++)
        {
            var verdict = Verdict(seed, BrokenPlans.Whole);
            Assert.True(verdict == null, verdict);
        }
    }

    private static string? Alone(int ppm, Planner? planner)
    {
        const string Settings = Street.Berlin + "light.schedule=sunset=100 23:00=50 sunrise=off\nlamp.fade_tenths=0";
        var street = new Street(Settings, "2026-08-01 12:00", planner).Synced();
        var judge = new NoDarkStreet(street);
        street.Run(60_000);
        street.Clock.Quality = TimeQuality.Estimated;
        street.Clock.DriftPpm = ppm;
        street.Until("2026-11-05 12:00");
        return judge.Verdict;
    }

    private static string? Verdict(int seed, Planner? planner)
    {
        var life = new StreetLife(seed, planner);
        var verdict = life.Live(Days);
        // Nor does it keep its node awake: a step a minute, and twenty a second while something fades.
        Assert.InRange(life.Street.Steps, 0, Days * 60_000);
        return verdict == null ? null : $"seed {seed}, {verdict}";
    }
}
