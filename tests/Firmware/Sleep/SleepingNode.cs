using System.Text;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Sleep;

/// <summary>A node that sleeps, its program begun anew at each wake-up, in a world whose time runs on meanwhile.</summary>
internal sealed class SleepingNode(string more, string id = "sm-0012")
{
    public const uint Start = 1_800_000_000;

    private bool byTimer;

    public Flash Flash { get; } = new();

    public FakeGateway Gateway { get; } = new();

    public FakeLog Log { get; } = new();

    /// <summary>True time since the first power-on, ms.</summary>
    public long World { get; private set; }

    /// <summary>So much longer than its timer says does a sleep last.</summary>
    public double TimerError { get; set; }

    public bool Refuses { get; set; }

    public bool RefusesNote { get; set; }

    /// <summary>Power is cut after so many bytes were written in the next cycle.</summary>
    public long? BytesUntilPowerCut { get; set; }

    /// <summary>Wired into every run of the program.</summary>
    public Action<NodeParts, FakeClock>? Wire { get; set; }

    /// <summary>Called with the link once it is up.</summary>
    public Action<FakeLink>? OnUp { get; set; }

    public List<Cycle> Cycles { get; } = [];

    public Node.Outbox? Outbox { get; private set; }

    public ushort Boot { get; private set; }

    public IEnumerable<Cycle> WithRadio => Cycles.Where(c => c.Attempts > 0);

    /// <summary>The supply goes and comes: the next run is a power-on.</summary>
    public void CutPower() => byTimer = false;

    /// <summary>Lets the world go on until then.</summary>
    public SleepingNode Until(long world)
    {
        while (World < world)
        {
            Wake(world);
        }

        return this;
    }

    private void Wake(long world)
    {
        var power = new Power();
        var woke = World;
        var clock = new FakeClock { UnixAtBoot = Start + (uint)(World / 1000), Quality = TimeQuality.Unknown };
        var pause = new FakePause(clock, power);
        var link = new FakeLink(Gateway, pause, clock, power);
        var storage = new FakeStorage(Flash, power) { RefusesFiles = RefusesNote ? "sleep" : null, BytesUntilPowerCut = BytesUntilPowerCut };
        BytesUntilPowerCut = null;
        var sleep = new FakeSleep { WokeByTimer = byTimer, Refuses = Refuses };
        var quantity = id[..2] switch { "sl" => QuantityTable.Power, "aq" => QuantityTable.GasResistance, _ => QuantityTable.SoilMoistureRaw };
        var sensor = new FakeSensor(quantity, () => 1500 + (World / 1000 % 700));
        var parts = new NodeParts(clock, pause, storage, link, [sensor], Log, new SeededChance(1)) { Sleep = sleep };
        Wire?.Invoke(parts, clock);
        var told = false;
        try
        {
            var loop = new NodeLoop(parts, Parse(id, more), new Node.Outbox(storage, 256));
            (Outbox, Boot) = (loop.Outbox, loop.Boot);
            while (woke + clock.Milliseconds < world)
            {
                if (link.State == LinkState.Up && !told)
                {
                    // The network tells the time as soon as the board is in it.
                    clock.Quality = TimeQuality.Synced;
                    told = true;
                    OnUp?.Invoke(link);
                }

                var wait = loop.Step();
                if (wait > 0)
                {
                    pause.Pause(wait);
                }

                World = woke + clock.Milliseconds;
            }
        }
        catch (AsleepException)
        {
            byTimer = true;
        }
        catch (PowerCutException)
        {
            byTimer = false;
        }

        World = woke + clock.Milliseconds;
        Cycles.Add(new Cycle(woke, clock.Milliseconds, sleep.Asked, link.Attempts.Count, told));
        World += (long)(sleep.Asked * (1 + TimerError));
    }

    private static NodeSettings Parse(string id, string more)
    {
        var bytes = Encoding.ASCII.GetBytes(Files.Settings(id, "sleep.deep=1\n" + more));
        _ = Contract.Identity.NodeId.TryParse(id, out var node, out _);
        Assert.True(SettingsFile.TryParse(bytes, bytes.Length, node.Kind, out var settings, out var error), error);
        return settings!;
    }

    /// <summary>One run of the program: when it began, how long it was awake, what it asked the timer for, whether it reached the gateway.</summary>
    internal sealed record Cycle(long WokeAt, long Awake, long Asked, int Attempts, bool Reached);

    private sealed class FakeSleep : ISleep
    {
        public bool WokeByTimer { get; init; }

        public bool Refuses { get; init; }

        public long Asked { get; private set; }

        public void Begin(long milliseconds)
        {
            if (!Refuses)
            {
                Asked = milliseconds;
                throw new AsleepException();
            }
        }
    }

    private sealed class AsleepException : Exception;
}
