using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Service;

public class ServiceConsoleTests
{
    private static readonly string File = Files.Settings();
    private readonly NodeRig rig = new(File, whole: true);

    [Fact]
    public void A_technician_sets_a_key_saves_it_and_reboots()
    {
        var said = Ask("set sample.seconds=30", "save", "reboot");
        Assert.Equal(["sample.seconds=30, not saved yet", "saved: reboot to use it", "restarting"], said);
        Assert.False(rig.Power.IsOn);
        Assert.Equal(30_000, rig.Reboot(File).Settings.SampleMilliseconds);
    }

    [Fact]
    public void A_secret_goes_in_and_never_comes_out()
    {
        var said = Ask("set gateway.secret=hunter2-hunter2", "save", "settings?", "hunter2-hunter2", "set gateway.secret=short", "save");
        Assert.Contains("gateway.secret is set", said);
        Assert.Contains("node.key is not set", said);
        Assert.Contains("not saved: changed settings, line 1: key gateway.secret does not fit: write 8 to 64 characters", said);
        Assert.DoesNotContain(said.Concat(rig.Log.Lines), line => line.Contains("hunter2", StringComparison.Ordinal) || line.Contains("correct-horse", StringComparison.Ordinal));
        rig.Power.Cut();
        Assert.Equal("hunter2-hunter2", rig.Reboot(File).Settings.GatewaySecret);
    }

    [Fact]
    public void The_settings_are_listed_and_those_of_other_kinds_are_not()
    {
        var said = Ask("settings?");
        Assert.Contains("id=aq-0007", said);
        Assert.Contains("sample.seconds=10", said);
        Assert.Contains("air.dust=pms5003", said);
        Assert.DoesNotContain(said, line => line.StartsWith("soil.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_does_not_fit_is_not_saved_and_can_be_discarded()
    {
        var said = Ask("set sample.seconds=0", "save", "discard", "set sample.seconds=15", "save", "set colour=red", "set words");
        Assert.Equal(
            [
                "sample.seconds=0, not saved yet",
                "not saved: changed settings, line 1: key sample.seconds cannot be '0': write a whole number from 1 to 86400",
                "discarded", "sample.seconds=15, not saved yet", "saved: reboot to use it",
                "no such key: write set key=value, settings? lists the keys", "no such key: write set key=value, settings? lists the keys",
            ],
            said);
    }

    [Fact]
    public void Forget_brings_the_file_back()
    {
        Ask("set sample.seconds=30", "save", "forget");
        rig.Power.Cut();
        Assert.Equal(10_000, rig.Reboot(File).Settings.SampleMilliseconds);
    }

    [Fact]
    public void A_self_test_names_each_sensor_and_what_is_wrong_with_it()
    {
        var said = Ask("self-test");
        Assert.Equal("bme680: good", said[0]);
        Assert.StartsWith("  temperature ", said[1], StringComparison.Ordinal);
        rig.Sensor.IsSilent = true;
        Assert.Equal("bme680: no-answer", Ask("self-test")[^1]);
        rig.Sensor.Throws = new InvalidOperationException("bus stuck");
        Assert.Equal("bme680: no-answer (bus stuck)", Ask("self-test")[^1]);
    }

    [Fact]
    public void A_sensor_that_is_well_without_having_measured_says_so_in_a_self_test()
    {
        var rests = new Resting();
        rig.Before = [rests];
        Assert.Equal(["ds18b20: rests while the cable is in", "bme680: good"], Ask("self-test").Where(line => !line.StartsWith(' ')));
        rests.Remark = "";
        Assert.Contains("ds18b20: good", Ask("self-test"));
        rests.Cause = Cause.NoAnswer;
        rests.Remark = "never seen";
        Assert.Contains("ds18b20: no-answer", Ask("self-test"));
    }

    [Theory]
    [InlineData("help", true)]
    [InlineData("status", true)]
    [InlineData("  status  ", true)]
    [InlineData("set sample.seconds=20", true)]
    [InlineData("Status", false)]
    [InlineData("statusstatus", false)]
    [InlineData("", false)]
    public void Only_a_whole_command_counts_as_somebody_talking_and_for_two_minutes(string line, bool talks)
    {
        rig.Run(1_000);
        rig.Whole!.Type(line);
        rig.Run(5_000);
        var console = rig.Whole.Console!;
        Assert.Equal(talks, console.IsTalking(rig.Clock.Milliseconds));
        rig.Run(ServiceConsole.TalkFor - 10_000);
        Assert.Equal(talks, console.IsTalking(rig.Clock.Milliseconds));
        rig.Run(10_000);
        Assert.False(console.IsTalking(rig.Clock.Milliseconds));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cable_that_babbles_or_fails_keeps_the_node_from_nothing(bool fails)
    {
        var random = new Random(1);
        rig.Whole!.Noise = () => fails ? throw new IOException("framing error") : (byte)random.Next(256);
        rig.Run(60_000);
        Assert.True(rig.Power.IsOn);
        Assert.Equal(6u, rig.Loop!.Outbox.Taken);
        Assert.InRange(rig.Whole.NoiseBytes, 0, 5_200 * 60);
        rig.Whole.Noise = null;
        Assert.Contains(Ask("", "help"), line => line.StartsWith("reboot: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Status_and_help_answer()
    {
        rig.Run(30_000);
        var said = Ask("status", "help");
        Assert.Contains("aq-0007, firmware 0.1.0, booted: power-on", said);
        Assert.Contains("link: up", said);
        Assert.Contains("identify: blink for a minute", said);
    }

    [Fact]
    public void Endless_and_broken_input_is_bounded_and_the_node_samples_on()
    {
        var random = new Random(3);
        rig.Whole!.Type(new string('x', 3_000));
        for (var i = 0; i < 200; i++)
        {
            rig.Pause.At(i * 300, () => rig.Whole.Type(new string([.. Enumerable.Range(0, random.Next(90)).Select(_ => (char)random.Next(256))])));
        }

        rig.Run(120_000);
        Assert.Contains("the line is longer than 240 characters: nothing was done", rig.Whole.Said);
        Assert.All(rig.Whole.Said, line => Assert.True(line.Length < 200));
        Assert.Equal(12u, rig.Loop!.Outbox.Taken);
    }

    [Fact]
    public void Backspace_corrects()
    {
        rig.Run(5_000);
        rig.Whole!.Type("stax\btus");
        rig.Run(5_000);
        Assert.Contains("link: up", rig.Whole.Said);
    }

    [Fact]
    public void A_board_without_a_file_is_provisioned_over_the_cable()
    {
        var (power, clock, log, flash) = (new Power(), new FakeClock(), new FakeLog(), new Flash());
        var pause = new FakePause(clock, power);
        var board = new WholeBoard(power);
        var store = new SettingsStore(new FakeStorage(flash, power), NodeKind.SoilMoisture);
        var console = new ServiceConsole(board, new SettingVerbs(store).Commands());
        foreach (var (line, i) in new[] { "set id=sm-0012", "set gateway.host=gateway", "save", "set gateway.secret=correct-horse", "set wifi.ssid=city", "save" }.Select((l, i) => (l, i)))
        {
            pause.At(12_000 + (i * 1_000), () => board.Type(line));
        }

        var settings = SettingsGate.Wait(store, clock, pause, log, console);

        Assert.Equal("sm-0012", settings.Id.ToString());
        Assert.InRange(clock.Milliseconds, 17_000, 20_000);
        Assert.Equal("not saved: node.cfg: key gateway.secret is missing: add a line gateway.secret=...", board.Said[2]);
        Assert.True(new SettingsStore(new FakeStorage(flash, new Power()), NodeKind.SoilMoisture).TryOpen(out _, out _));
    }

    private sealed class Resting : ISensor, IRemarks
    {
        public Part Part => Part.Ds18b20;

        public string Remark { get; set; } = "rests while the cable is in";

        public Cause Cause { get; set; }

        public Cause Read(Reading into) => Cause;
    }

    private List<string> Ask(params string[] lines)
    {
        foreach (var line in lines)
        {
            rig.Whole!.Type(line);
        }

        rig.Run(3_000);
        return rig.Whole!.Said;
    }
}
