using System.Device.Gpio;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>A GPIO input with its pull-up: an input whose wire is cut reads high, which shows sooner than one that reads low.</summary>
    public sealed class PinInput : IInput
    {
        private readonly GpioPin pin;

        /// <param name="number">GPIO number; 34 to 39 have no pull-up.</param>
        public PinInput(int number)
        {
            pin = new GpioController().OpenPin(number, PinMode.InputPullUp);
        }

        /// <inheritdoc/>
        public bool IsHigh => (bool)pin.Read();
    }
}
