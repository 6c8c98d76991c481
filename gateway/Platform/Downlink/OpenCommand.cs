using EdgeNodes.Contract.Commands;
using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Downlink;

/// <summary>A command that waits for its answer.</summary>
internal sealed class OpenCommand(GatewaySettings gateway, Command command, DateTimeOffset expires, DateTimeOffset now, long arrival)
{
    /// <summary>The answer of a lamp that got the command in its last moment may still be under way, and a radio takes its time.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly RouteAttempts mqtt = new(gateway.Routes.Contains(Route.Mqtt), now);
    private readonly RouteAttempts radio = new(gateway.Routes.Contains(Route.LoRaWan), now);

    public GatewaySettings Gateway { get; } = gateway;

    public Command Command { get; } = command;

    public DateTimeOffset Expires { get; } = expires;

    /// <summary>Counts the commands of the desk: they are sent in the order in which they came.</summary>
    public long Arrival { get; } = arrival;

    /// <summary>It is being answered as expired.</summary>
    public bool IsEnding { get; set; }

    /// <summary>No answer came in time: it gets its own.</summary>
    public bool IsOver(DateTimeOffset now) => now >= Expires + Grace && !IsEnding;

    /// <summary>When something is to be done for it.</summary>
    public DateTimeOffset Due(DateTimeOffset now, bool isHeldBack)
    {
        if (now >= Expires)
        {
            return IsEnding ? DateTimeOffset.MaxValue : Expires + Grace;
        }

        return isHeldBack ? Expires : new[] { mqtt.Due, radio.Due, Expires }.Min();
    }

    /// <summary>A newer command for the same lamp must wait: this one, sent after it, would undo it.</summary>
    public bool HoldsBack(DateTimeOffset now) => (mqtt.IsUntaken || radio.IsUntaken) && now < Expires;

    public bool IsDue(Route route, DateTimeOffset now) => Of(route).Due <= now && now < Expires;

    /// <summary>What is left of it, as a command of its own.</summary>
    public Command Remaining(DateTimeOffset now)
    {
        var remaining = new Command();
        remaining.CopyFrom(Command);
        remaining.TtlSeconds = (uint)Math.Max(1, Math.Ceiling((Expires - now).TotalSeconds));
        return remaining;
    }

    /// <summary>A newer command for the same lamp is there: repeated, this one could arrive behind it and undo it.</summary>
    public void Supersede()
    {
        mqtt.NoMoreRepeats();
        radio.NoMoreRepeats();
    }

    /// <summary>The broker took it, or did not.</summary>
    public void Sent(Route route, bool taken, DateTimeOffset now) => Of(route).Sent(taken, now);

    private RouteAttempts Of(Route route) => route == Route.Mqtt ? mqtt : radio;
}
