namespace EdgeNodes.Node
{
    /// <summary>
    /// Two points of one probe on one converter: raw counts in dry and in wet soil, near 20 Cel. What it makes is a relative
    /// wetness and no water content: that takes a curve per soil, from samples that were weighed and dried, and the raw
    /// value travels so that whoever has such a curve can apply it.
    /// </summary>
    public sealed class SoilCalibration
    {
        private const double ReferenceCelsius = 20.0;

        // Good probes swing by 1.4 to 1.6 V; clones without ground contact stand at 1.07 V or swing by 0.1 V.
        private const int LeastSwingMicrovolts = 200000;

        // Beyond the points by more than this part of the swing it is another soil, or another probe.
        private const int MarginPart = 6;

        private readonly int dry;
        private readonly int wet;
        private readonly int driftHundredths;

        /// <param name="dry">Raw counts in dry soil; negative without a calibration.</param>
        /// <param name="wet">Raw counts in wet soil; negative without a calibration.</param>
        /// <param name="driftHundredths">Hundredths of a count that the raw value rises by per kelvin.</param>
        public SoilCalibration(int dry, int wet, int driftHundredths)
        {
            this.dry = dry;
            this.wet = wet;
            this.driftHundredths = driftHundredths;
        }

        /// <summary>True if both points are there.</summary>
        public bool IsMade => dry >= 0 && wet >= 0 && dry != wet;

        /// <summary>False for points so close, or so much the wrong way round, that no good probe made them.</summary>
        public bool IsCredible(IAnalogInput input) => Volts.Micro(dry - wet, input) >= LeastSwingMicrovolts;

        /// <summary>False if the raw value lies farther out of the two points than soil can.</summary>
        public bool Covers(int raw)
        {
            int margin = (dry - wet) / MarginPart;
            return raw <= dry + margin && raw >= wet - margin;
        }

        /// <summary>What the raw value would be at 20 Cel.</summary>
        public int Compensate(int raw, double celsius)
        {
            // Not a number compares as true on the device.
            if (double.IsNaN(celsius) || driftHundredths == 0)
            {
                return raw;
            }

            double away = driftHundredths * (celsius - ReferenceCelsius) / 100.0;
            return raw - (int)(away < 0 ? away - 0.5 : away + 0.5);
        }

        /// <summary>Relative wetness in percent; false without a calibration.</summary>
        public bool TryPercent(int raw, out double percent) => SoilScale.TryPercent(raw, dry, wet, out percent);
    }
}
