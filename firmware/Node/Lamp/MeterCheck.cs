using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Says whether a lamp's power meter can be believed, from what it measured and what the lamp was told.</summary>
    public sealed class MeterCheck
    {
        // Full scale of the INA219 at a gain of 1/8: 320 mV in steps of 10 uV (TI SBOS448, 8.6.3).
        private const int ShuntFullScale = 32000;

        // A driver that is fed draws its standby power: some milliamperes, hundreds of steps over 0.1 Ohm.
        private const int ShuntNothing = 2;
        private const int BusNothing = 1000;
        private const int NoiseWindow = 8;
        private const int NoiseMillivolts = 1500;

        // A fifth of the full level moves the power of any lamp.
        private const int PlainMove = 40;

        private readonly LampLimits limits;
        private readonly ScatterWatch noise = new ScatterWatch(NoiseWindow, NoiseMillivolts);
        private int lastShunt;
        private int lastBus;
        private int lastLevel;
        private bool stuck;

        /// <param name="nominalWatts">Power at full level, W; not above 0 if nobody knows.</param>
        public MeterCheck(int nominalWatts)
        {
            limits = new LampLimits(nominalWatts);
        }

        /// <summary>Judges a measurement.</summary>
        /// <param name="shunt">Shunt voltage in 10 uV.</param>
        /// <param name="bus">Supply in mV.</param>
        /// <param name="watts">Their product over the shunt's resistance.</param>
        /// <param name="level">What the lamp was told, in steps of 0.5 %; -1 if nothing.</param>
        /// <param name="fed">False if a relay cut the driver's supply.</param>
        public Cause Judge(int shunt, int bus, double watts, int level, bool fed)
        {
            bool noisy = noise.IsNoisy(bus);
            Move(shunt, bus, watts, level);
            if (bus < BusNothing)
            {
                return Cause.WireBreak;
            }

            if (shunt >= ShuntFullScale || shunt <= -ShuntFullScale || (limits.MostBelievable > 0 && watts > limits.MostBelievable))
            {
                return Cause.OutOfRange;
            }

            if (noisy || stuck)
            {
                return noisy ? Cause.Noise : Cause.Stuck;
            }

            // The fuse, or the shunt's wire: the value may be right, and a dark lamp must be told.
            return fed && level > 0 && shunt <= ShuntNothing && shunt >= -ShuntNothing ? Cause.Implausible : Cause.None;
        }

        // A meter that shows the very same power at two plainly different levels stands still; a dark lamp draws standby at both.
        private void Move(int shunt, int bus, double watts, int level)
        {
            bool same = shunt == lastShunt && bus == lastBus;
            int move = level - lastLevel;
            if (!same)
            {
                stuck = false;
                lastLevel = level;
            }
            else if (level > 0 && lastLevel > 0 && (move >= PlainMove || move <= -PlainMove) && watts > limits.MostWhenOff)
            {
                stuck = true;
            }

            lastShunt = shunt;
            lastBus = bus;
        }
    }
}
