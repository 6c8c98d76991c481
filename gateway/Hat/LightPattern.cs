namespace EdgeNodes.Gateway.Hat;

/// <summary>How a signal looks. Slow and fast differ eightfold, so that nobody has to count.</summary>
public static class LightPattern
{
    /// <summary>Slow blink: 1 s on, 1 s off. A steady light looks this often whether it still may be steady.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    /// <summary>Fast blink: 125 ms on, 125 ms off (4 a second).</summary>
    public static readonly TimeSpan Fast = TimeSpan.FromMilliseconds(125);

    /// <summary>What matters most wins: the store before the uplinks.</summary>
    public static LightSignal Signal(bool storeTrouble, bool allUplinksUp) =>
        storeTrouble ? LightSignal.StoreTrouble : allUplinksUp ? LightSignal.AllUp : LightSignal.UplinkDown;

    /// <summary>Whether the light is on in the next step, and how long that step lasts.</summary>
    public static (bool On, TimeSpan For) Next(LightSignal signal, bool isOn) => signal switch
    {
        LightSignal.AllUp => (true, Slow),
        LightSignal.UplinkDown => (!isOn, Slow),
        _ => (!isOn, Fast),
    };
}
