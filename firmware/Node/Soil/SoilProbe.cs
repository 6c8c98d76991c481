using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Capacitive soil probe: raw counts always, relative wetness when it is calibrated. Read after the soil's thermometer:
    /// frozen soil looks dry to it, so what it says then is doubtful.
    /// </summary>
    public sealed class SoilProbe : ISensor, IKeeps
    {
        /// <summary>Below this there is ice in the pores, Cel.</summary>
        public const double FrozenBelow = 1.0;

        // At the rails there is no probe, but a wire that is broken (the input has a resistor to ground) or shorted to the supply.
        private const int LeastMicrovolts = 33000;
        private const int MostMicrovolts = 3268000;

        // The ESP32's converter scatters by some 20 mV, an ADS1115 by less than one.
        private const int NoiseMicrovolts = 50000;

        // In parts of full scale. Watering bends the curve by at most a third of it, spread over the window: a twelfth.
        private const int ScatterPart = 10;

        // A real probe (traces/soil.csv) stood still for 12 h.
        private const int StuckHours = 48;

        private readonly IAnalogInput input;
        private readonly SoilCalibration calibration;
        private readonly ValueWatch watch;
        private bool isConverterSilent;

        /// <param name="input">Where it is wired.</param>
        /// <param name="calibration">Its two points.</param>
        /// <param name="stuckSamples">Equal values in a row that count as stuck; 0 for two days' worth.</param>
        /// <param name="periodMilliseconds">Sampling period.</param>
        public SoilProbe(IAnalogInput input, SoilCalibration calibration, int stuckSamples, int periodMilliseconds)
        {
            this.input = input;
            this.calibration = calibration;
            watch = new ValueWatch(ValueWatch.Samples(stuckSamples, StuckHours, periodMilliseconds), input.CountsFullScale / ScatterPart);
        }

        /// <summary>The probe, or its converter while that one is silent.</summary>
        public Part Part => isConverterSilent ? input.Part : Part.SoilProbe;

        /// <inheritdoc/>
        public int KeptBytes => watch.KeptBytes;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            Cause cause = input.Read(out int raw, out int spread);
            isConverterSilent = cause != Cause.None;
            if (cause == Cause.None)
            {
                cause = Electrical(raw, spread);
            }

            if (cause != Cause.None)
            {
                watch.Reset();
                return cause;
            }

            cause = watch.Check(raw);
            if (cause != Cause.None)
            {
                return cause;
            }

            return into.Set(QuantityTable.SoilMoistureRaw, raw) ? Wetness(raw, into) : Cause.OutOfRange;
        }

        /// <inheritdoc/>
        public void Keep(byte[] into, int at) => watch.Keep(into, at);

        /// <inheritdoc/>
        public void Recall(byte[] from, int at) => watch.Recall(from, at);

        private Cause Electrical(int raw, int spread)
        {
            int volts = Volts.Micro(raw, input);
            return volts < LeastMicrovolts ? Cause.WireBreak
                : volts > MostMicrovolts ? Cause.ShortCircuit
                : Volts.Micro(spread, input) > NoiseMicrovolts ? Cause.Noise
                : Cause.None;
        }

        private Cause Wetness(int raw, Reading into)
        {
            bool knows = into.Has(QuantityTable.SoilTemperature);
            double celsius = knows ? into.Value(QuantityTable.SoilTemperature) : double.NaN;
            int compensated = calibration.Compensate(raw, celsius);
            if (calibration.TryPercent(compensated, out double percent))
            {
                into.Set(QuantityTable.SoilMoisture, percent);
            }

            return knows && celsius < FrozenBelow ? Cause.Frozen
                : !calibration.IsMade ? Cause.NotCalibrated
                : !calibration.IsCredible(input) || !calibration.Covers(compensated) ? Cause.Implausible
                : Cause.None;
        }
    }
}
