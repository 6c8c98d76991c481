using System.Device.I2c;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using Iot.Device.Adc;

namespace EdgeNodes.Esp32
{
    /// <summary>INA219 in the lamp's supply: power, and the energy that it adds up to.</summary>
    public sealed class LampPower : I2cSensor
    {
        /// <summary>7-bit address.</summary>
        public const int Address = 0x40;

        private const double ShuntOhms = 0.1;

        private readonly IClock clock;
        private readonly EnergyMeter meter;
        private readonly WatchedLamp lamp;
        private readonly MeterCheck check;
        private readonly bool hasRelay;
        private Ina219? chip;

        /// <param name="bus">The bus, its pins set.</param>
        /// <param name="clock">For the energy.</param>
        /// <param name="meter">Sums up.</param>
        /// <param name="lamp">What it feeds.</param>
        /// <param name="check">Says whether the chip can be believed.</param>
        /// <param name="hasRelay">True if the lamp draws nothing at all when it is off.</param>
        public LampPower(int bus, IClock clock, EnergyMeter meter, WatchedLamp lamp, MeterCheck check, bool hasRelay)
            : base(Part.Ina219, bus, Address)
        {
            this.clock = clock;
            this.meter = meter;
            this.lamp = lamp;
            this.check = check;
            this.hasRelay = hasRelay;
        }

        /// <inheritdoc/>
        public override Cause Read(Reading into)
        {
            // Also when the chip is silent: after a reboot the newest reading is all that is left of the sum.
            if (meter.WattHours > 0)
            {
                into.Set(QuantityTable.Energy, meter.WattHours);
            }

            return base.Read(into);
        }

        /// <inheritdoc/>
        protected override void Open(I2cDevice chip)
        {
            // An interval in which the chip was silent has an unknown power.
            meter.Interrupt();
            Ina219 fresh = new Ina219(chip);
            fresh.BusVoltageRange = Ina219BusVoltageRange.Range32v;
            fresh.PgaSensitivity = Ina219PgaSensitivity.PlusOrMinus320mv;
            this.chip = fresh;
        }

        /// <inheritdoc/>
        protected override Cause Measure(Reading into)
        {
            if (chip == null)
            {
                return Cause.NoAnswer;
            }

            // Volts times volts over the shunt: needs no calibration register, which a brown-out of the chip would clear.
            double bus = chip.ReadBusVoltage().Volts;
            double shunt = chip.ReadShuntVoltage().Volts;
            double watts = bus * shunt / ShuntOhms;
            if (double.IsNaN(watts))
            {
                meter.Interrupt();
                return Cause.OutOfRange;
            }

            // An unloaded shunt reads some tens of microvolts either way.
            watts = !double.IsNaN(watts) && watts < 0 && watts > -0.5 ? 0 : watts;
            Cause cause = check.Judge((int)(shunt * 100000), (int)(bus * 1000), watts, lamp.Level, !hasRelay || lamp.Level > 0);
            bool believed = cause == Cause.None || Causes.IsDoubt(cause);
            if (!believed || !into.Set(QuantityTable.Power, watts))
            {
                // What flowed meanwhile is not known.
                meter.Interrupt();
                return believed ? Cause.OutOfRange : cause;
            }

            meter.Add(watts, clock.Milliseconds);
            return into.Set(QuantityTable.Energy, meter.WattHours) ? cause : Cause.OutOfRange;
        }
    }
}
