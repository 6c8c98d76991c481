using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// The check that a technician makes before a probe goes into the ground: once dry in the air, once in water up to its
    /// line. Tells the bad clones that are sold beside the good ones, and gives the two points that the settings want.
    /// </summary>
    public sealed class SoilTest
    {
        private const int LeastSwingMicrovolts = 600000;
        private const int DryLeastMicrovolts = 1800000;
        private const int WetMostMicrovolts = 1700000;
        private const int NoiseMicrovolts = 50000;
        private const int StandsMicrovolts = 20000;
        private const int NotMeasured = -1;

        private readonly IAnalogInput input;
        private int air = NotMeasured;

        /// <param name="input">Where the probe is wired.</param>
        public SoilTest(IAnalogInput input)
        {
            this.input = input;
        }

        /// <summary>The probe is dry and hangs in the air. The result in one sentence.</summary>
        public string Air()
        {
            air = NotMeasured;
            string? trouble = Measure(out int raw);
            if (trouble != null)
            {
                return trouble;
            }

            air = raw;
            int volts = Volts.Micro(raw, input);
            return volts < DryLeastMicrovolts
                ? "in air " + Volts.Text(volts) + ", too low: dry the probe and test again; if it stays, it is a bad clone: replace it"
                : "in air " + Volts.Text(volts) + " (raw " + raw.ToString() + "): good; now put it into water up to its line and test water";
        }

        /// <summary>The probe stands in water up to its line. The result in one sentence.</summary>
        public string Water()
        {
            if (air == NotMeasured)
            {
                return "test air first: dry the probe and hold it in the air";
            }

            string? trouble = Measure(out int raw);
            if (trouble != null)
            {
                return trouble;
            }

            int volts = Volts.Micro(raw, input);
            int swing = Volts.Micro(air - raw, input);
            string measured = "in air " + Volts.Text(Volts.Micro(air, input)) + ", in water " + Volts.Text(volts) + ": ";
            if (swing < StandsMicrovolts && swing > -StandsMicrovolts)
            {
                return measured + "it does not react: a bad clone or the wrong wire, replace the probe or check its wiring";
            }

            return swing < LeastSwingMicrovolts || volts > WetMostMicrovolts
                ? measured + "it reacts too little: a bad clone, or not in the water up to its line: test again, then replace it"
                : measured + "good; write soil.dry=" + air.ToString() + " and soil.wet=" + raw.ToString()
                    + " with today's soil.calibrated and your soil.calibrated_by";
        }

        private string? Measure(out int raw)
        {
            Cause cause = input.Read(out raw, out int spread);
            if (cause != Cause.None)
            {
                return "no measurement: the converter does not answer, check its wiring and supply";
            }

            return Volts.Micro(spread, input) > NoiseMicrovolts
                ? "the probe's signal jumps: check its ground wire, keep it away from the antenna, and test again" : null;
        }
    }
}
