using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>The receive pin at J2, read as a GPIO: high while an adapter holds it, else what the pull resistor makes of it.</summary>
internal sealed class ServicePin(ServiceCable cable) : IPinTarget
{
    public bool? Level => cable.IsIn ? true : null;

    public void Drive(bool level)
    {
        // Two drivers against each other over 1 kOhm: nobody hears it.
    }

    public void Release()
    {
        // It never held it.
    }
}
