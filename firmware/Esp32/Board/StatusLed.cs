using System.Device.Gpio;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>An LED on a pin; high is on.</summary>
    public sealed class StatusLed : IIndicator
    {
        private readonly GpioPin pin;

        /// <param name="controller">The pins.</param>
        /// <param name="number">The LED's.</param>
        public StatusLed(GpioController controller, int number)
        {
            pin = controller.OpenPin(number, PinMode.Output);
            pin.Write(PinValue.Low);
        }

        /// <inheritdoc/>
        public void Show(bool on) => pin.Write(on ? PinValue.High : PinValue.Low);
    }
}
