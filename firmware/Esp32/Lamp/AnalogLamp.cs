using System;
using System.Device.Gpio;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// A 0-10 V driver behind a stage that makes 10 V of the full duty and has a pull-up, and a relay that is closed at rest: a dead
    /// board leaves the lamp full on. Off is the relay's: at 0 V such a driver may still shine.
    /// </summary>
    public sealed class AnalogLamp : ILampDriver
    {
        private const double FullVolts = 10.0;

        private readonly PwmLamp stage;
        private readonly ControlVoltage control;
        private readonly GpioPin relay;

        /// <param name="stage">The output to the stage.</param>
        /// <param name="control">Which voltage for which level.</param>
        /// <param name="relay">An output; high opens the relay.</param>
        public AnalogLamp(PwmLamp stage, ControlVoltage control, GpioPin relay)
        {
            this.stage = stage;
            this.control = control;
            this.relay = relay;
        }

        /// <inheritdoc/>
        public int Failures => 0;

        /// <inheritdoc/>
        public Cause Check(long now) => Cause.None;

        /// <inheritdoc/>
        public bool TrySetLevel(int levelSteps)
        {
            try
            {
                // The voltage first: a driver that starts looks at it.
                bool taken = stage.TrySetDuty(control.VoltsOf(levelSteps) / FullVolts);
                relay.Write(levelSteps == 0 ? PinValue.High : PinValue.Low);
                return taken;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
