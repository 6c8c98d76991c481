using System.Text;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Settings;

public class SettingsCommandTests
{
    private const long Minute = 60_000;
    private static readonly string File = Files.Settings(more: "sample.seconds=10\nlink.retry_seconds=5");
    private readonly NodeRig rig = new(File, whole: true);

    [Fact]
    public void A_change_is_answered_and_then_taken_into_use_by_a_planned_restart()
    {
        Send("sample.seconds=20");
        rig.Run(Minute);
        Assert.Equal((17u, AnswerResult.Applied), (rig.Gateway.Answers[0].CommandId, rig.Gateway.Answers[0].Result));
        Assert.InRange(rig.Clock.Milliseconds, 5_000, 7_000);

        var next = rig.Reboot(File).Run(Minute);
        Assert.Equal(20_000, next.Settings.SampleMilliseconds);
        var told = next.Gateway.Arrived.First(r => r.Boot == 2);
        Assert.Equal((int)BootReason.Settings, told.Steps(QuantityTable.BootReason));
        next.Power.Cut();
        Assert.Equal(20_000, next.Reboot(File).Settings.SampleMilliseconds);
    }

    [Theory]
    [InlineData("colour=red", AnswerReason.UnknownSetting)]
    [InlineData("just words", AnswerReason.UnknownSetting)]
    [InlineData("gateway.secret=another-one", AnswerReason.UnknownSetting)]
    [InlineData("wifi.password=another-one", AnswerReason.UnknownSetting)]
    [InlineData("gateway.tls=0\ngateway.host=elsewhere", AnswerReason.UnknownSetting)]
    [InlineData("sample.limit=1", AnswerReason.UnknownSetting)]
    [InlineData("id=aq-0008", AnswerReason.UnknownSetting)]
    [InlineData("boot.first=70", AnswerReason.UnknownSetting)]
    [InlineData("water.alert_mm=900", AnswerReason.UnknownSetting)]
    [InlineData("sample.seconds=0", AnswerReason.BadSetting)]
    [InlineData("sample.seconds=abc", AnswerReason.BadSetting)]
    [InlineData("air.dust=sds011", AnswerReason.BadSetting)]
    [InlineData("sample.milliseconds=500", AnswerReason.BadSetting)]
    [InlineData("sample.seconds=20\nsample.seconds=30", AnswerReason.BadSetting)]
    [InlineData("sample.seconds=20\ngateway.port=0", AnswerReason.BadSetting)]
    public void What_does_not_fit_is_refused_as_a_whole_and_changes_nothing(string lines, AnswerReason reason)
    {
        Send(lines);
        rig.Run(Minute);
        var answer = Assert.Single(rig.Gateway.Answers);
        Assert.Equal((AnswerResult.Refused, reason), (answer.Result, answer.Reason));
        Assert.True(rig.Power.IsOn);
        Assert.DoesNotContain(rig.Flash.Files.Keys, name => name.StartsWith("settings", StringComparison.Ordinal));
    }

    [Fact]
    public void Sent_again_after_the_restart_it_is_answered_and_restarts_nothing()
    {
        Send("sample.seconds=20");
        rig.Run(Minute);
        var next = rig.Reboot(File);
        Send("sample.seconds=20", next);
        next.Run(Minute);
        Assert.True(next.Power.IsOn);
        Assert.All(next.Gateway.Answers, a => Assert.Equal(AnswerResult.Applied, a.Result));
        Assert.Equal(2, next.Gateway.Answers.Count);
    }

    [Fact]
    public void An_answer_that_nobody_acknowledges_holds_the_restart_up_for_half_a_minute_only()
    {
        rig.Pause.At(4_900, () => rig.Gateway.LosesAcknowledgements = true);
        Send("sample.seconds=20");
        rig.Run(2 * Minute);
        Assert.False(rig.Power.IsOn);
        Assert.InRange(rig.Clock.Milliseconds, 30_000, 40_000);
    }

    [Fact]
    public void A_medium_that_refuses_is_told_and_the_old_settings_hold()
    {
        rig.Storage.RefusesFiles = "settings";
        Send("sample.seconds=20");
        rig.Run(Minute);
        Assert.Equal(AnswerReason.NotStored, Assert.Single(rig.Gateway.Answers).Reason);
        rig.Power.Cut();
        Assert.Equal(10_000, rig.Reboot(File).Settings.SampleMilliseconds);
    }

    [Fact]
    public void A_change_that_loses_the_gateway_is_taken_back_after_a_quarter_of_an_hour()
    {
        Send("gateway.host=nowhere\nsample.seconds=20");
        rig.Run(Minute);
        var lost = rig.Reboot(File);
        Assert.Equal("nowhere", lost.Settings.GatewayHost);
        lost.Gateway.IsReachable = false;
        lost.Run(20 * Minute);
        Assert.InRange(lost.Clock.Milliseconds, 15 * Minute, 16 * Minute);

        lost.Gateway.IsReachable = true;
        var back = lost.Reboot(File).Run(Minute);
        Assert.Equal(("gateway", 10_000), (back.Settings.GatewayHost, back.Settings.SampleMilliseconds));
        Assert.Equal((int)BootReason.Settings, back.Gateway.Arrived.First(r => r.Boot == 3).Steps(QuantityTable.BootReason));
    }

    [Fact]
    public void A_node_that_sleeps_takes_it_back_after_enough_boots_in_vain()
    {
        Send("gateway.host=nowhere");
        rig.Run(Minute);
        var asleep = rig;
        rig.Gateway.IsReachable = false;
        for (var boot = 0; boot < 64; boot++)
        {
            asleep = asleep.Reboot(File).Run(2_000);
            Assert.Equal("nowhere", asleep.Settings.GatewayHost);
            asleep.Power.Cut();
        }

        Assert.Equal("gateway", asleep.Reboot(File).Settings.GatewayHost);
    }

    [Fact]
    public void What_has_proved_itself_stays_when_the_gateway_goes_later()
    {
        Send("sample.seconds=20");
        rig.Run(Minute);
        var proved = rig.Reboot(File).Run(Minute);
        proved.Gateway.IsReachable = false;
        proved.Link.Break();
        proved.Run(30 * Minute);
        Assert.True(proved.Power.IsOn);
        proved.Power.Cut();
        Assert.Equal(20_000, proved.Reboot(File).Settings.SampleMilliseconds);
    }

    [Fact]
    public void A_technician_s_new_file_has_the_last_word()
    {
        Send("sample.seconds=20");
        rig.Run(Minute);
        rig.Flash.Files[SettingsFile.Name] = Encoding.ASCII.GetBytes(Files.Settings(more: "sample.seconds=30"));
        Assert.Equal(30_000, rig.Reboot(File).Settings.SampleMilliseconds);
    }

    [Fact]
    public void A_power_cut_at_any_byte_of_the_change_leaves_the_old_settings_or_the_new()
    {
        var seen = new HashSet<int>();
        var before = Opened(rig.Flash).Store;
        Assert.Equal(AnswerReason.None, before.Change("sample.seconds=40", false, out _, out _));
        for (var cut = 0; cut < 1100; cut += cut is > 20 and < 1030 ? 37 : 1)
        {
            var flash = rig.Flash.Copy();
            var power = new Power();
            var storage = new FakeStorage(flash, power);
            var store = new SettingsStore(storage, NodeKind.AirQuality);
            Assert.True(store.TryOpen(out _, out _));
            storage.BytesUntilPowerCut = cut;
            try
            {
                store.Change("sample.seconds=50", true, out _, out _);
            }
            catch (PowerCutException)
            {
                // In the middle of it.
            }

            seen.Add(Opened(flash).Settings.SampleMilliseconds);
        }

        Assert.Equal([40_000, 50_000], seen.Order());
    }

    [Fact]
    public void There_is_an_end_to_changes_and_it_is_told()
    {
        var store = new SettingsStore(rig.Storage, NodeKind.AirQuality);
        Assert.True(store.TryOpen(out _, out _));
        Assert.Equal(AnswerReason.None, store.Change("gateway.host=" + new string('x', 250), true, out _, out _));
        Assert.Equal(AnswerReason.BadSetting, store.Change("clock.server=" + new string('x', 250), true, out _, out var error));
        Assert.Equal("there is no room for more changes: write a new node.cfg", error);
    }

    private static (SettingsStore Store, NodeSettings Settings) Opened(Flash flash)
    {
        var store = new SettingsStore(new FakeStorage(flash, new Power()), NodeKind.AirQuality);
        Assert.True(store.TryOpen(out var settings, out var error), error);
        return (store, settings!);
    }

    private void Send(string lines, NodeRig? to = null) =>
        (to ?? rig).Pause.At(5_000, () => (to ?? rig).Link.Send(new Command
        {
            Node = new NodeId(NodeKind.AirQuality, 7), Id = 17, Action = CommandAction.Settings, TtlSeconds = 60, Settings = lines,
        }));
}
