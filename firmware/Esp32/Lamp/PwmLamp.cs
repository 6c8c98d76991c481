using System;
using System.Device.Pwm;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>A lamp driver that takes its level as the duty of a PWM signal. Its input has a pull-up: a dead board leaves it full on.</summary>
    public sealed class PwmLamp : ILampDriver
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
        public int Failures => 0;

        /// <inheritdoc/>
        public Cause Check(long now) => Cause.None;

        /// <inheritdoc/>
        public bool TrySetLevel(int levelSteps) => TrySetDuty(levelSteps / FullSteps);

        /// <summary>Drives the output at a duty of 0 to 1. False if it did not take it.</summary>
        public bool TrySetDuty(double duty)
        {
            try
            {
                if (channel == null)
                {
                    channel = PwmChannel.CreateFromPin(pin, frequency, duty);
                    channel.Start();
                }

                channel.DutyCycle = duty;
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
