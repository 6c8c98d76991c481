using System;
using System.Device.I2c;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>A chip on the I2C bus, opened at the first sample and anew after each failure: it may have been plugged in since.</summary>
    public abstract class I2cSensor : ISensor
    {
        private readonly I2cConnectionSettings address;
        private I2cDevice? device;

        /// <param name="part">Which chip.</param>
        /// <param name="bus">The bus, its pins set.</param>
        /// <param name="address">7-bit address.</param>
        protected I2cSensor(Part part, int bus, int address)
        {
            Part = part;
            this.address = new I2cConnectionSettings(bus, address);
        }

        /// <inheritdoc/>
        public Part Part { get; }

        /// <inheritdoc/>
        public virtual Cause Read(Reading into)
        {
            try
            {
                if (device == null)
                {
                    device = I2cDevice.Create(address);
                    Open(device);
                }

                Cause cause = Measure(into);
                if (cause == Cause.None || Causes.IsDoubt(cause))
                {
                    return cause;
                }

                Close();
                return cause;
            }
            catch (Exception)
            {
                Close();
                throw;
            }
        }

        /// <summary>Makes the chip ready.</summary>
        protected abstract void Open(I2cDevice chip);

        /// <summary>Takes the measurement.</summary>
        protected abstract Cause Measure(Reading into);

        private void Close()
        {
            if (device != null)
            {
                device.Dispose();
                device = null;
            }
        }
    }
}
