using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// The luminous flux that the lamp is driven at, as a reading; a fault while its driver refuses, or does not answer though it
    /// could.
    /// </summary>
    public sealed class LampLevel : ISensor
    {
        private readonly WatchedLamp lamp;
        private readonly IClock clock;

        /// <param name="lamp">The lamp.</param>
        /// <param name="clock">The time.</param>
        public LampLevel(WatchedLamp lamp, IClock clock)
        {
            this.lamp = lamp;
            this.clock = clock;
        }

        /// <inheritdoc/>
        public Part Part => Part.LampDriver;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            Cause cause = lamp.Driver.Check(clock.Milliseconds);
            if (cause != Cause.None || lamp.Level < 0 || lamp.IsRefusing)
            {
                return cause != Cause.None ? cause : Cause.Refused;
            }

            into.SetSteps(QuantityTable.DimLevel, lamp.Level);
            return Cause.None;
        }
    }
}
