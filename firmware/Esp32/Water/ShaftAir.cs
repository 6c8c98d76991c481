using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// DS18B20 in the air of the shaft. It may be missing: as long as none was ever seen that is no fault, and
    /// <see cref="SpeedOfSound.AssumedCelsius"/> counts. One that was seen and falls silent, stands still or jumps about is a fault, and
    /// what it said before that counts; so does what it said before the node slept while it rests.
    /// </summary>
    public sealed class ShaftAir : ISensor, IAir, IKeeps, IRemarks
    {
        // No air above water is colder or warmer.
        private const int LeastSixteenths = -30 * 16;
        private const int MostSixteenths = 60 * 16;

        // Two metres down the yearly wave of some 5 K moves by two of the chip's steps even in its calmest four weeks.
        private const int StuckHours = 24 * 28;

        // Bent by more than that from sample to sample the distance would be off by more than 30 mm in 2 m; a cover that is
        // lifted bends the series once.
        private const int ScatterSixteenths = 8 * 16;

        private const int CelsiusBytes = 4;

        private readonly Ds18b20 chip = new Ds18b20();
        private readonly ILog log;
        private readonly bool matters;
        private readonly ValueWatch watch;
        private readonly bool rests;
        private bool saidMissing;

        /// <param name="log">Told once when there is none.</param>
        /// <param name="matters">True if the level sensor needs the temperature.</param>
        /// <param name="stuckSamples">Equal values in a row that count as stuck; 0 for four weeks' worth.</param>
        /// <param name="periodMilliseconds">Usual sampling period.</param>
        /// <param name="rests">True while its port serves the technician's cable: it is not asked, and that is no fault.</param>
        public ShaftAir(ILog log, bool matters, int stuckSamples, int periodMilliseconds, bool rests)
        {
            this.log = log;
            this.matters = matters;
            this.rests = rests;
            watch = new ValueWatch(ValueWatch.Samples(stuckSamples, StuckHours, periodMilliseconds), ScatterSixteenths);
        }

        /// <inheritdoc/>
        public string Remark { get; private set; } = "";

        /// <inheritdoc/>
        public Part Part => Part.Ds18b20;

        /// <inheritdoc/>
        public double Celsius { get; private set; } = double.NaN;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            if (rests)
            {
                Remark = "rests, the cable has its port: unplug J2 and restart to ask it";
                return Cause.None;
            }

            Cause cause = chip.Read(out int sixteenths);
            Remark = "";
            if (cause == Cause.NoAnswer && double.IsNaN(Celsius))
            {
                Remark = "none was ever seen";
                SayMissing();
                return Cause.None;
            }

            if (cause != Cause.None || sixteenths < LeastSixteenths || sixteenths > MostSixteenths)
            {
                watch.Reset();
                return cause != Cause.None ? cause : Cause.OutOfRange;
            }

            cause = watch.Check(sixteenths);
            if (cause != Cause.None)
            {
                return cause;
            }

            Celsius = sixteenths / 16.0;
            return into.Set(QuantityTable.Temperature, Celsius) ? Cause.None : Cause.OutOfRange;
        }

        /// <inheritdoc/>
        public int KeptBytes => CelsiusBytes + watch.KeptBytes;

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            new Kept(into, at).Put(double.IsNaN(Celsius) ? SettingKeys.NotSet : (int)(Celsius * 16.0));
            watch.Keep(into, at + CelsiusBytes);
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            int sixteenths = new Kept(from, at).Take();
            Celsius = sixteenths == SettingKeys.NotSet ? double.NaN : sixteenths / 16.0;
            watch.Recall(from, at + CelsiusBytes);
        }

        private void SayMissing()
        {
            if (matters && !saidMissing)
            {
                saidMissing = true;
                log.Say("no thermometer in the shaft: distances are corrected for " + ((int)SpeedOfSound.AssumedCelsius).ToString()
                    + " Cel; fit a DS18B20 for more than that");
            }
        }
    }
}
