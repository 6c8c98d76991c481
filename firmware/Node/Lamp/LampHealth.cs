using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Judges by level and power what has become of the lamp: quantity `lamp_state`, and with it burning hours and switchings
    /// whenever they have moved. Limits after OMA LwM2M objects 3416 and 3418: nothing is a failure before it has lasted a minute,
    /// and a driver has five seconds to start.
    /// </summary>
    public sealed class LampHealth : IJudge
    {
        /// <summary>Milliseconds that a condition must last.</summary>
        public const int Hold = 60000;

        /// <summary>Milliseconds that a driver may take to start (2 to 5 s are usual).</summary>
        public const int StartGrace = 5000;

        private readonly WatchedLamp lamp;
        private readonly LampCounters counters;
        private readonly LampLimits limits;
        private readonly bool hasRelay;
        private readonly HeldAlarm dark = new HeldAlarm(Hold);
        private readonly HeldAlarm day = new HeldAlarm(Hold);
        private readonly CyclingWatch cycling = new CyclingWatch();
        private int toldHours = -1;
        private int toldSwitches = -1;

        /// <param name="lamp">What was asked of the lamp.</param>
        /// <param name="counters">Its hours and switchings.</param>
        /// <param name="nominalWatts">Power at full level, W; not above 0 if nobody knows.</param>
        /// <param name="hasRelay">True if a relay cuts the driver's supply when the lamp is off.</param>
        public LampHealth(WatchedLamp lamp, LampCounters counters, int nominalWatts, bool hasRelay)
        {
            this.lamp = lamp;
            this.counters = counters;
            this.hasRelay = hasRelay;
            limits = new LampLimits(nominalWatts);
        }

        /// <inheritdoc/>
        public int PeriodMilliseconds => 0;

        /// <inheritdoc/>
        public bool IsUrgent => false;

        /// <summary>Failures now, bits of <see cref="LampStates"/>.</summary>
        public int State { get; private set; }

        /// <inheritdoc/>
        public void Judge(Reading reading, long now)
        {
            lamp.Count(now);
            if (reading.Has(QuantityTable.Power))
            {
                Look(reading.Value(QuantityTable.Power), now);
            }

            int before = State;
            State = lamp.Driver.Failures
                | (lamp.IsRefusing ? LampStates.GearFailure : 0)
                | (dark.IsOn ? LampStates.LampFailure : 0)
                | (day.IsOn ? LampStates.DayBurner | (hasRelay ? LampStates.RelayFailure : 0) : 0)
                | (cycling.IsOn ? LampStates.CyclingFailure : 0);
            reading.SetSteps(QuantityTable.LampState, State);
            if ((State & ~before & (LampStates.LampFailure | LampStates.GearFailure | LampStates.DaliFailure)) != 0)
            {
                // A street may have gone dark: this overtakes whatever is buffered. Its end may take its turn.
                reading.Flags |= ReadingFlags.Alarm;
            }

            TellCounts(reading);
        }

        private void Look(double watts, long now)
        {
            bool settled = now - lamp.SwitchedAt > StartGrace;
            bool on = lamp.Level > 0;
            bool known = settled && lamp.Level >= 0;
            double least = limits.LeastWhenOn(lamp.Level);
            // Where light and standby cannot be told apart a dark lamp is not called repaired either.
            double plain = least > 0 ? least * 1.5 : limits.MostWhenOff;
            dark.Look(known && on && watts < least, known && on && watts > plain, now);
            day.Look(known && !on && watts > limits.MostWhenOff, known && !on && watts < limits.MostWhenOff * 0.7, now);
            if (known && on && least > 0)
            {
                cycling.Look(watts >= least, now);
            }
            else
            {
                cycling.Forgive();
            }
        }

        // Only when they moved: a whole night says the same number.
        private void TellCounts(Reading reading)
        {
            if (counters.Hours != toldHours || counters.Switches != toldSwitches)
            {
                toldHours = counters.Hours;
                toldSwitches = counters.Switches;
                reading.SetSteps(QuantityTable.OperatingTime, toldHours);
                reading.SetSteps(QuantityTable.SwitchCount, toldSwitches);
            }
        }
    }
}
