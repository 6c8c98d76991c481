using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>Lets the clock run on instead of waiting, and things happen at their time.</summary>
public sealed class FakePause(FakeClock clock, Power power) : IPause
{
    private readonly SortedList<(long At, int Order), Action> plan = [];
    private int order;
    private bool woken;

    public void At(long milliseconds, Action happens) => plan.Add((milliseconds, order++), happens);

    public void Pause(int milliseconds)
    {
        power.Check();
        var until = clock.Milliseconds + milliseconds;
        while (!woken && plan.Count > 0 && plan.Keys[0].At <= until)
        {
            var (at, happens) = (plan.Keys[0].At, plan.Values[0]);
            plan.RemoveAt(0);
            clock.Milliseconds = Math.Max(clock.Milliseconds, at);
            happens();
            power.Check();
        }

        if (!woken)
        {
            clock.Milliseconds = until;
        }

        woken = false;
    }

    public void Wake() => woken = true;
}
