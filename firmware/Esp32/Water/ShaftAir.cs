using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// DS18B20 in the air of the shaft. It may be missing: as long as none was ever seen that is no fault, and
    /// <see cref="SpeedOfSound.AssumedCelsius"/> counts. One that was seen and falls silent is a fault, and what it said last counts.
    /// While it rests what it said before the node slept counts.
    /// </summary>
    public sealed class ShaftAir : ISensor, IAir, IKeeps, IRemarks
    {
        // No air above water is colder or warmer.
        private const int LeastSixteenths = -30 * 16;
        private const int MostSixteenths = 60 * 16;

        private readonly Ds18b20 chip = new Ds18b20();
        private readonly ILog log;
        private readonly bool matters;
        private readonly bool rests;
        private bool saidMissing;

        /// <param name="log">Told once when there is none.</param>
        /// <param name="matters">True if the level sensor needs the temperature.</param>
        /// <param name="rests">True while its port serves the technician's cable: it is not asked, and that is no fault.</param>
        public ShaftAir(ILog log, bool matters, bool rests = false)
        {
            this.log = log;
            this.matters = matters;
            this.rests = rests;
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
                return cause != Cause.None ? cause : Cause.OutOfRange;
            }

            Celsius = sixteenths / 16.0;
            return into.Set(QuantityTable.Temperature, Celsius) ? Cause.None : Cause.OutOfRange;
        }

        /// <inheritdoc/>
        public int KeptBytes => 4;

        /// <inheritdoc/>
        public void Keep(byte[] into, int at) =>
            new Kept(into, at).Put(double.IsNaN(Celsius) ? SettingKeys.NotSet : (int)(Celsius * 16.0));

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            int sixteenths = new Kept(from, at).Take();
            Celsius = sixteenths == SettingKeys.NotSet ? double.NaN : sixteenths / 16.0;
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
