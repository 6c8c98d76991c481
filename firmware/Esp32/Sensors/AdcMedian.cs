using System.Device.Adc;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>The median of several conversions of one channel, 0 to 4095 counts for 0 to 3.3 V.</summary>
    public sealed class AdcMedian
    {
        private const int Conversions = 15;

        private readonly AdcController controller;
        private readonly int channel;
        private readonly int[] counts = new int[Conversions];
        private AdcChannel? open;

        /// <param name="controller">The converter; one for the board.</param>
        /// <param name="channel">Its channel.</param>
        public AdcMedian(AdcController controller, int channel)
        {
            this.controller = controller;
            this.channel = channel;
        }

        /// <summary>Measures.</summary>
        public int Read()
        {
            if (open == null)
            {
                open = controller.OpenChannel(channel);
            }

            for (int i = 0; i < Conversions; i++)
            {
                counts[i] = open.ReadValue();
            }

            return Median.Of(counts, Conversions);
        }
    }
}
