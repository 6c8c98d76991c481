using EdgeNodes.Contract.Commands;
using EdgeNodes.Platform.Downlink;
using EdgeNodes.Platform.Ledger;
using EdgeNodes.Platform.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeNodes.Platform.Tests;

/// <summary>Two commands for one lamp: the newer one has the last word, whatever fails in between.</summary>
public sealed class CommandOrderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("edgenodes-order-").FullName;

    [Fact]
    public async Task A_newer_command_waits_behind_an_older_one_that_the_broker_did_not_take()
    {
        var downlinks = new FakeDownlinks { FailuresToCome = 1 };
        var gateway = new GatewaySettings { Id = "gw-01", Routes = [Route.Mqtt] };
        var settings = new PlatformSettings { Data = folder, Broker = new BrokerSettings { Host = "nowhere" }, Gateways = [gateway] };
        var desk = new CommandDesk(settings, downlinks, (_, _) => ValueTask.FromResult(true), NullLogger.Instance, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        desk.Add("gw-01", Dim(17), DateTimeOffset.UtcNow.AddSeconds(60));
        desk.Add("gw-01", Dim(18), DateTimeOffset.UtcNow.AddSeconds(60));

        var run = desk.RunAsync(stop.Token);

        Assert.Contains("\"id\":17,", await downlinks.NextAsync(), StringComparison.Ordinal);
        Assert.Contains("\"id\":18,", await downlinks.NextAsync(), StringComparison.Ordinal);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public void After_a_restart_commands_go_on_in_the_order_in_which_they_came()
    {
        var expires = DateTimeOffset.UtcNow.AddSeconds(60);
        WithLedger(ledger => ledger.Transact([new Do(() => ledger.NoteCommand("gw-01", Dim(18), expires)), new Do(() => ledger.NoteCommand("gw-01", Dim(17), expires))]));

        WithLedger(ledger => Assert.Equal([18u, 17u], ledger.OpenCommands().Select(open => open.Command.Id)));
    }

    [Fact]
    public void A_command_whose_successor_was_answered_is_not_sent_again_after_a_restart()
    {
        var expires = DateTimeOffset.UtcNow.AddSeconds(60);
        WithLedger(ledger => ledger.Transact([
            new Do(() => ledger.NoteCommand("gw-01", Dim(17), expires)),
            new Do(() => ledger.NoteCommand("gw-01", Dim(18), expires)),
            new Do(() => ledger.NoteCommand("gw-01", Dim(19), expires)),
            new Do(() => ledger.NoteAnswer(Samples.Id("sl-0123"), 18)),
        ]));

        var now = DateTimeOffset.UtcNow;
        WithLedger(ledger => Assert.Equal(
            [(17u, false), (19u, true)], ledger.OpenCommands().Select(open => (open.Command.Id, open.Expires > now))));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Command Dim(uint id) => new() { Node = Samples.Id("sl-0123"), Id = id, TtlSeconds = 60, LevelSteps = 80 };

    private void WithLedger(Action<ReadingLedger> story)
    {
        var (held, ledger, outbox) = LedgerFiles.Open(folder, TimeProvider.System);
        using (held)
        using (ledger)
        using (outbox)
        {
            story(ledger);
        }
    }

    private sealed class Do(Action what) : Work
    {
        public override void Apply(ReadingLedger ledger) => what();
    }
}
