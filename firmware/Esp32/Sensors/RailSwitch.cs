using System.Device.Gpio;
using System.Threading;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Switches the sensors' supply, as a step among the sensors: one before those it feeds, one after them. The sampler
    /// asks every step whatever became of the others, so the supply is never left on.
    /// </summary>
    public sealed class RailSwitch : ISensor
    {
        private readonly GpioPin pin;
        private readonly bool on;
        private readonly int settleMilliseconds;

        /// <param name="pin">An output.</param>
        /// <param name="on">What this step does.</param>
        /// <param name="settleMilliseconds">How long what it feeds needs afterwards.</param>
        public RailSwitch(GpioPin pin, bool on, int settleMilliseconds)
        {
            this.pin = pin;
            this.on = on;
            this.settleMilliseconds = settleMilliseconds;
        }

        /// <inheritdoc/>
        public Part Part => Part.Supply;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            pin.Write(on ? PinValue.High : PinValue.Low);
            if (settleMilliseconds > 0)
            {
                Thread.Sleep(settleMilliseconds);
            }

            return Cause.None;
        }
    }
}
