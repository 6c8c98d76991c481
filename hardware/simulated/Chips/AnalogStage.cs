using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// A stage that makes 0 to 10 V of a PWM signal, its input pulled up, and behind it the 0-10 V input of a driver: straight from
/// 10 % of power at 1 V to all of it at 10 V, and no less below 1 V (IEC 60929 annex E has such drivers at their minimum there).
/// </summary>
public sealed class AnalogStage(Lamp lamp) : IPwmTarget, IChip
{
    private const double LeastVolts = 1;
    private const double FullVolts = 10;

    /// <summary>Between the driver's control wires.</summary>
    public double Volts { get; private set; } = FullVolts;

    public void Drive(double duty, int frequency)
    {
        Volts = frequency == 0 ? FullVolts : duty * FullVolts;
        lamp.Dim(Math.Clamp(Volts, LeastVolts, FullVolts) / FullVolts);
    }

    public void PowerUp() => Drive(0, 0);

    public void PowerDown()
    {
    }
}
