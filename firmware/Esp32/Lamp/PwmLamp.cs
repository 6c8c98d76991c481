using System;
using System.Device.Pwm;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>A lamp driver that takes its level as the duty of a PWM signal.</summary>
    public sealed class PwmLamp : ILamp
    {
        private const double FullSteps = 200.0;

        private readonly int pin;
        private readonly int frequency;
        private PwmChannel? channel;

        /// <param name="pin">The output, its function set.</param>
        /// <param name="frequency">In Hz, as the driver wants it.</param>
        public PwmLamp(int pin, int frequency)
        {
            this.pin = pin;
            this.frequency = frequency;
        }

        /// <inheritdoc/>
        public bool TrySetLevel(int levelSteps)
        {
            try
            {
                if (channel == null)
                {
                    channel = PwmChannel.CreateFromPin(pin, frequency, levelSteps / FullSteps);
                    channel.Start();
                }

                channel.DutyCycle = levelSteps / FullSteps;
                return true;
            }
            catch (Exception)
            {
                channel = null;
                return false;
            }
        }
    }
}
