using EdgeNodes.Contract.Commands;
using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Downlink;

/// <summary>A command that waits for its answer.</summary>
internal sealed class OpenCommand(GatewaySettings gateway, Command command, DateTimeOffset expires, DateTimeOffset now, long arrival)
{
    // A downlink may be lost like any frame, and a class A radio listens only after it has sent.
    private static readonly TimeSpan FirstRepeat = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private TimeSpan repeat = FirstRepeat;
    private DateTimeOffset mqttDue = gateway.Routes.Contains(Route.Mqtt) ? now : DateTimeOffset.MaxValue;
    private DateTimeOffset radioDue = gateway.Routes.Contains(Route.LoRaWan) ? now : DateTimeOffset.MaxValue;

    public GatewaySettings Gateway { get; } = gateway;

    public Command Command { get; } = command;

    public DateTimeOffset Expires { get; } = expires;

    /// <summary>Counts the commands of the desk: they are sent in the order in which they came.</summary>
    public long Arrival { get; } = arrival;

    /// <summary>When something is to be done for it.</summary>
    public DateTimeOffset Due => new[] { mqttDue, radioDue, Expires }.Min();

    public bool IsDue(Route route, DateTimeOffset now) => (route == Route.Mqtt ? mqttDue : radioDue) <= now;

    /// <summary>What is left of it, as a command of its own.</summary>
    public Command Remaining(DateTimeOffset now) => new()
    {
        Node = Command.Node,
        Id = Command.Id,
        LevelSteps = Command.LevelSteps,
        FadeTenths = Command.FadeTenths,
        TtlSeconds = (uint)Math.Max(1, Math.Ceiling((Expires - now).TotalSeconds)),
    };

    /// <summary>A newer command for the same lamp is there: sent again by radio, this one could arrive behind it and undo it.</summary>
    public void Supersede() => radioDue = repeat > FirstRepeat ? DateTimeOffset.MaxValue : radioDue;

    /// <summary>The broker took it, or did not. MQTT keeps it from there on; a radio frame is sent again until an answer comes.</summary>
    public void Sent(Route route, bool taken, DateTimeOffset now)
    {
        if (!IsDue(route, now))
        {
            return;
        }

        if (route == Route.Mqtt)
        {
            mqttDue = taken ? DateTimeOffset.MaxValue : now + RetryAfter;
            return;
        }

        radioDue = now + (taken ? repeat : RetryAfter);
        repeat = taken ? 2 * repeat : repeat;
    }
}
