using System.Device.Gpio;
using System.Threading;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>Float switch that closes to ground when it is wet. Not fitted or its wire broken, the pull-up reads as dry.</summary>
    public sealed class FloatSwitch : IContact
    {
        private const int Looks = 3;
        private const int Apart = 5;

        private readonly GpioPin pin;

        /// <param name="pin">An input with pull-up.</param>
        public FloatSwitch(GpioPin pin)
        {
            this.pin = pin;
        }

        /// <summary>Wet at each of three looks: contacts bounce, and lightning is short.</summary>
        public bool IsWet
        {
            get
            {
                for (int i = 0; i < Looks; i++)
                {
                    if (pin.Read() != PinValue.Low)
                    {
                        return false;
                    }

                    Thread.Sleep(Apart);
                }

                return true;
            }
        }
    }
}
