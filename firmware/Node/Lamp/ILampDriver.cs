using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>A lamp's driver that may know how it is.</summary>
    public interface ILampDriver : ILamp
    {
        /// <summary>Failures that the driver itself tells, bits of <see cref="LampStates"/>.</summary>
        int Failures { get; }

        /// <summary>Asks the driver, at most as often as is good for it; none for a driver that cannot be asked.</summary>
        Cause Check(long now);
    }
}
