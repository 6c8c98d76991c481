using System;
using System.Device.I2c;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using Iot.Device.Ads1115;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// One single-ended input of an ADS1115, as the median of several single shots. Asks the bus first: the package takes
    /// silence for a conversion that does not end, and a chip that goes away later for 0 V.
    /// </summary>
    public sealed class Ads1115Input : IAnalogInput
    {
        /// <summary>7-bit address with ADDR on ground.</summary>
        public const int Address = 0x48;

        private const int Rail = 32767;

        private readonly I2cConnectionSettings address;
        private readonly InputMultiplexer input;
        private readonly MeasuringRange range;
        private readonly int[] counts;
        private I2cDevice? device;
        private Ads1115? chip;

        /// <param name="bus">The bus, its pins set.</param>
        /// <param name="channel">AIN0 to AIN3.</param>
        /// <param name="range">Full scale; choose it above all that the input can be.</param>
        /// <param name="conversions">How many the median is made of, at least 1.</param>
        public Ads1115Input(int bus, int channel, MeasuringRange range, int conversions)
        {
            address = new I2cConnectionSettings(bus, Address);
            input = (InputMultiplexer)((int)InputMultiplexer.AIN0 + channel);
            this.range = range;
            counts = new int[conversions < 1 ? 1 : conversions];
            MicrovoltsFullScale = FullScaleOf(range);
        }

        /// <inheritdoc/>
        public Part Part => Part.Ads1115;

        /// <inheritdoc/>
        public int CountsFullScale => Rail + 1;

        /// <inheritdoc/>
        public int MicrovoltsFullScale { get; }

        /// <inheritdoc/>
        public Cause Read(out int median, out int spread)
        {
            median = 0;
            spread = 0;
            try
            {
                Cause cause = Measure(out median, out spread);
                if (cause != Cause.None)
                {
                    Close();
                }

                return cause;
            }
            catch (Exception)
            {
                Close();
                return Cause.NoAnswer;
            }
        }

        private Cause Measure(out int median, out int spread)
        {
            median = 0;
            spread = 0;
            if (device == null)
            {
                device = I2cDevice.Create(address);
            }

            if (!Answers(device))
            {
                return Cause.NoAnswer;
            }

            if (chip == null)
            {
                chip = new Ads1115(device, input, range, DataRate.SPS860, DeviceMode.PowerDown);
            }

            // Each single shot writes the whole configuration: that the supply was off since the last one does no harm.
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] = chip.ReadRaw();
            }

            median = Median.Of(counts, counts.Length);
            spread = Median.Spread(counts, counts.Length);
            return Answers(device) ? Cause.None : Cause.NoAnswer;
        }

        private static bool Answers(I2cDevice bus) => bus.WriteByte(0).Status == I2cTransferStatus.FullTransfer;

        private void Close()
        {
            // Not through the package: its Dispose writes to the chip, and throws when the chip is gone.
            chip = null;
            if (device != null)
            {
                device.Dispose();
                device = null;
            }
        }

        // SBAS444, table 3.
        private static int FullScaleOf(MeasuringRange range)
        {
            switch (range)
            {
                case MeasuringRange.FS6144: return 6144000;
                case MeasuringRange.FS4096: return 4096000;
                case MeasuringRange.FS2048: return 2048000;
                case MeasuringRange.FS1024: return 1024000;
                case MeasuringRange.FS0512: return 512000;
                default: return 256000;
            }
        }
    }
}
