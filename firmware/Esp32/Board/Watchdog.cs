using System.Device.Gpio;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Feeds the TPL5010 beside the ESP32 (TI SNAS651, 7.3): a rising edge on DONE in each of its intervals, else it pulls the
    /// reset. Only the node's own loop feeds it, so a loop that stands still, or a CLR that does, is restarted.
    /// </summary>
    public sealed class Watchdog : IDuty
    {
        /// <summary>Between two pulses, ms. The interval that its resistor sets must be several times longer.</summary>
        public const int Period = 30000;

        private readonly GpioPin done;
        private long next;

        /// <param name="controller">The pins.</param>
        /// <param name="number">The pin on DONE.</param>
        public Watchdog(GpioController controller, int number)
        {
            done = controller.OpenPin(number, PinMode.Output);
            Feed();
        }

        /// <summary>Feeds it at once: before a sleep, and while a boot takes long.</summary>
        public void Feed()
        {
            // 100 ns are enough for the chip; a managed write takes microseconds.
            done.Write(PinValue.Low);
            done.Write(PinValue.High);
            done.Write(PinValue.Low);
        }

        /// <inheritdoc/>
        public void Tick(long now)
        {
            if (now >= next)
            {
                Feed();
                next = now + Period;
            }
        }

        /// <inheritdoc/>
        public long Wait(long now) => next > now ? next - now : 0;
    }
}
