using System.Device.Adc;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>The median of several conversions of one channel, 0 to 4095 counts for 0 to 3.3 V.</summary>
    public sealed class AdcMedian : IAnalogInput
    {
        private const int Usual = 15;

        private readonly AdcController controller;
        private readonly int channel;
        private readonly int[] counts;
        private AdcChannel? open;

        /// <param name="controller">The converter; one for the board.</param>
        /// <param name="channel">Its channel.</param>
        /// <param name="part">What hangs on it.</param>
        /// <param name="conversions">How many the median is made of, at least 1.</param>
        public AdcMedian(AdcController controller, int channel, Part part = Part.None, int conversions = Usual)
        {
            this.controller = controller;
            this.channel = channel;
            Part = part;
            counts = new int[conversions < 1 ? 1 : conversions];
        }

        /// <inheritdoc/>
        public Part Part { get; }

        /// <inheritdoc/>
        public int CountsFullScale => 4096;

        /// <inheritdoc/>
        public int MicrovoltsFullScale => 3300000;

        /// <inheritdoc/>
        public Cause Read(out int median, out int spread)
        {
            median = Read();
            spread = Median.Spread(counts, counts.Length);
            return Cause.None;
        }

        /// <summary>Measures.</summary>
        public int Read()
        {
            if (open == null)
            {
                open = controller.OpenChannel(channel);
            }

            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] = open.ReadValue();
            }

            return Median.Of(counts, counts.Length);
        }
    }
}
