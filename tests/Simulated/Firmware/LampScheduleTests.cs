using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Simulated.Boards;

namespace EdgeNodes.Simulated.Tests.Firmware;

/// <summary>
/// The streetlight's firmware with a schedule. Its clock is the machine's, so the lamp stands where it is midnight or noon now.
/// </summary>
public sealed class LampScheduleTests : IDisposable
{
    private static readonly NodeId Lamp = new(NodeKind.Streetlight, 123);
    private readonly Block block = new();
    private int seen;

    public void Dispose() => block.Dispose();

    [Fact]
    public void At_night_the_schedule_rules_a_command_holds_for_its_time_and_nothing_makes_it_dark()
    {
        var board = Start(solarHour: 0, "light.schedule=sunset=60 sunrise=off\nlevel.min=15\nlamp.fade_tenths=5");
        WaitFor(60, LevelOrigin.Schedule);

        block.Send(new Command { Node = Lamp, Id = 17, LevelSteps = 80, FadeTenths = 5, TtlSeconds = 4 });
        WaitFor(40, LevelOrigin.Command);
        WaitFor(60, LevelOrigin.Schedule);

        block.Send(new Command { Node = Lamp, Id = 18, LevelSteps = 0, TtlSeconds = 600 });
        WaitFor(15, LevelOrigin.Command);
        block.Send(new Command { Node = Lamp, Id = 19, Action = CommandAction.Raise, LevelSteps = 180, TtlSeconds = 600 });
        WaitFor(90, LevelOrigin.Presence);

        Assert.Equal(0.9, board.Lamp.Level, 0.01);
        block.Heard.WaitUntil(h => h.Answers.Count >= 3, "three answers");
        Assert.All(block.Heard.Answers, a => Assert.Equal(AnswerResult.Applied, a.Result));
        Assert.Equal([(17u, 80), (18u, 30), (19u, 180)], block.Heard.Answers.Select(a => (a.CommandId, a.LevelSteps)));
    }

    [Fact]
    public void By_day_the_lamp_is_off_until_somebody_commands_it()
    {
        var board = Start(solarHour: 12, "light.schedule=sunset=60 sunrise=off");
        WaitFor(0, LevelOrigin.Schedule);
        Assert.Equal(0, board.Lamp.Level);

        block.Send(new Command { Node = Lamp, Id = 17, LevelSteps = 160, TtlSeconds = 600 });
        WaitFor(80, LevelOrigin.Command);
        block.Send(new Command { Node = Lamp, Id = 18, LevelSteps = 0, TtlSeconds = 600 });
        WaitFor(0, LevelOrigin.Command);
        Assert.Equal([160, 0], block.Heard.Answers.Select(a => a.LevelSteps));
    }

    private StreetlightBoard Start(int solarHour, string more)
    {
        var utc = TimeProvider.System.GetUtcNow();
        var east = (((solarHour - utc.TimeOfDay.TotalHours) * 15) + 540) % 360 - 180;
        var zone = (int)Math.Round(east / 15);
        var board = new StreetlightBoard(block.Weather.At(1));
        block.Board(
            "sl-0123",
            board,
            $"sample.milliseconds=300\nlight.latitude_e4=100000\nlight.longitude_e4={(int)(east * 10_000)}\nlight.zone=UTC{zone:+0;-0;+0}\n{more}")
            .Start(Streetlight.Program.Boot);
        return board;
    }

    // Reads on where it stopped: a state that is over when the test looks was seen all the same.
    private void WaitFor(double level, LevelOrigin origin)
    {
        block.Heard.WaitUntil(_ => IndexOf() >= 0, $"{level} % by {Words.OfLevelOrigin(origin)}");
        seen = IndexOf() + 1;

        int IndexOf() => block.Heard.Readings.ToList().FindIndex(seen, r => r.Has(QuantityTable.DimLevel)
            && r.Value(QuantityTable.DimLevel) == level && r.Steps(QuantityTable.LevelOrigin) == (int)origin);
    }
}
