using EdgeNodes.Contract.Commands;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>The node's end of the link. Acknowledgements come after a round trip, as they do on a network.</summary>
public sealed class FakeLink(FakeGateway gateway, FakePause pause, FakeClock clock, Power power) : ILink
{
    private ILinkListener? listener;
    private int number;
    private int generation;
    private int inFlight;

    /// <summary>Milliseconds from a message to its acknowledgement.</summary>
    public int RoundTrip { get; set; } = 20;

    public bool IsHung { get; set; }

    public LinkState State { get; private set; }

    public string Trouble { get; private set; } = "";

    public List<byte[]> Payloads { get; } = [];

    public List<long> Attempts { get; } = [];

    /// <summary>An attempt neither succeeds nor fails.</summary>
    public bool Hangs { get; set; }

    /// <summary>It is up, but has no room for another message.</summary>
    public bool TakesNothing { get; set; }

    public int TurnedAway { get; private set; }

    public void Connect(ILinkListener listener)
    {
        power.Check();
        this.listener = listener;
        generation++;
        var mine = generation;
        inFlight = 0;
        State = LinkState.Connecting;
        Attempts.Add(clock.Milliseconds);
        pause.At(clock.Milliseconds + RoundTrip, () => Finish(mine));
    }

    public int Publish(string topic, byte[] payload)
    {
        power.Check();
        if (State != LinkState.Up)
        {
            return 0;
        }

        if (TakesNothing)
        {
            TurnedAway++;
            return 0;
        }

        number++;
        inFlight++;
        gateway.MostInFlight = Math.Max(gateway.MostInFlight, inFlight);
        Payloads.Add(payload);
        var (mine, id) = (generation, number);
        if (gateway.Take(topic, payload))
        {
            pause.At(clock.Milliseconds + RoundTrip, () => Acknowledge(mine, id));
        }

        return id;
    }

    public void Close() => State = LinkState.Down;

    /// <summary>The connection breaks.</summary>
    public void Break()
    {
        generation++;
        State = LinkState.Down;
        Trouble = "connection reset";
        listener?.OnStateChanged();
    }

    /// <summary>A command from the gateway; lost when nobody is connected.</summary>
    public void Send(Command command)
    {
        var buffer = new byte[CommandCodec.MaxBytes];
        Send(buffer[..CommandCodec.Encode(command, buffer, 0)]);
    }

    public void Send(byte[] payload)
    {
        if (State == LinkState.Up)
        {
            listener!.OnCommand(payload);
        }
    }

    private void Finish(int mine)
    {
        if (mine != generation || State != LinkState.Connecting || Hangs)
        {
            return;
        }

        State = gateway.IsReachable ? LinkState.Up : LinkState.Down;
        Trouble = gateway.IsReachable ? "" : "no answer";
        gateway.Connections += gateway.IsReachable ? 1 : 0;
        listener!.OnStateChanged();
    }

    private void Acknowledge(int mine, int id)
    {
        if (mine == generation && State == LinkState.Up)
        {
            inFlight--;
            listener!.OnAcknowledged(id);
        }
    }
}
