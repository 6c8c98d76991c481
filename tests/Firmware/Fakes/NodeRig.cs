using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>A node on fakes: one power-on of it. Boot the next one on the same <see cref="Flash"/> and gateway.</summary>
public sealed class NodeRig
{
    /// <param name="whole">Also what every board has: settings on its flash, restarts, vitals, a light and a cable.</param>
    public NodeRig(string settings, Flash? flash = null, FakeGateway? gateway = null, int capacity = 128, int seed = 1, bool whole = false)
    {
        Flash = flash ?? new Flash();
        Gateway = gateway ?? new FakeGateway();
        Capacity = capacity;
        Chance = new SeededChance(seed);
        Pause = new FakePause(Clock, Power);
        Storage = new FakeStorage(Flash, Power);
        Link = new FakeLink(Gateway, Pause, Clock, Power);
        Whole = whole ? new WholeBoard(Power) : null;
        Settings = whole ? Whole!.Open(settings, Flash, Storage) : Parse(settings);
        Fader = Settings.Id.Kind == NodeKind.Streetlight ? new Fader(Lamp) : null;
        var quantity = Fader == null ? QuantityTable.Temperature : QuantityTable.Power;
        Sensor = new FakeSensor(quantity, () => 20 + (Clock.Milliseconds % 70000 / 7000.0));
    }

    public Power Power { get; } = new();

    public WholeBoard? Whole { get; }

    public FakeClock Clock { get; } = new();

    public FakeLog Log { get; } = new();

    public FakeLamp Lamp { get; } = new();

    public Flash Flash { get; }

    public FakeGateway Gateway { get; }

    public int Capacity { get; }

    public SeededChance Chance { get; }

    public FakePause Pause { get; }

    public FakeStorage Storage { get; }

    public FakeLink Link { get; }

    public NodeSettings Settings { get; }

    public Fader? Fader { get; }

    public LightPlan? Plan { get; private set; }

    public FakeSensor Sensor { get; }

    /// <summary>Asked before <see cref="Sensor"/>.</summary>
    public ISensor[] Before { get; set; } = [];

    public NodeLoop? Loop { get; private set; }

    /// <summary>Boots, and lets the node run for so long, or until something cuts its power.</summary>
    public NodeRig Run(long milliseconds)
    {
        try
        {
            if (Loop == null)
            {
                var parts = new NodeParts(Clock, Pause, Storage, Link, [.. Before, Sensor], Log, Chance);
                if (Fader != null)
                {
                    Fader.SwitchOn(Clock.Milliseconds);
                    Plan = LightSettings.Plan(Settings, Fader, Clock, Clock.Milliseconds);
                    parts.Duties = [Plan];
                    parts.Obeys = [new LightDesk(Plan)];
                    parts.Hears = Plan;
                }

                Whole?.Equip(parts);
                Loop = new NodeLoop(parts, Settings, new Node.Outbox(Storage, Capacity));
            }

            var end = Clock.Milliseconds + milliseconds;
            while (Clock.Milliseconds < end)
            {
                var wait = Loop.Step();
                if (wait > 0)
                {
                    Pause.Pause((int)Math.Min(wait, end - Clock.Milliseconds));
                }
            }
        }
        catch (PowerCutException)
        {
            // The end that was asked for.
        }

        return this;
    }

    /// <summary>The same node after its power came back.</summary>
    public NodeRig Reboot(string settings, int seed = 1)
    {
        var next = new NodeRig(settings, Flash, Gateway, Capacity, seed, Whole != null);
        next.Clock.UnixAtBoot = Clock.UnixSeconds;
        return next;
    }

    /// <summary>Lets a whole node run for so long, over all the restarts that it asks for; returns its last boot.</summary>
    public NodeRig Live(string settings, long milliseconds, Action<NodeRig>? eachBoot = null)
    {
        var rig = this;
        var left = milliseconds;
        while (true)
        {
            var begin = rig.Clock.Milliseconds;
            rig.Run(left);
            left -= rig.Clock.Milliseconds - begin;
            if (rig.Power.IsOn || left <= 0)
            {
                return rig;
            }

            rig = rig.Reboot(settings);
            eachBoot?.Invoke(rig);
        }
    }

    private static NodeSettings Parse(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        _ = NodeId.TryParse(text.Split('\n')[0][3..].Trim(), out var id, out _);
        Assert.True(SettingsFile.TryParse(bytes, bytes.Length, id.Kind, out var settings, out var error), error);
        return settings!;
    }
}
