using System.Device.Gpio;
using System.IO.Ports;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>The UART behind <see cref="ServiceHeader"/>, open.</summary>
    public sealed class ServicePort : IServicePort
    {
        private readonly SerialPort port;

        // Kept: it holds the line's pull-up.
        private readonly GpioPin idle;

        /// <param name="port">Open.</param>
        /// <param name="idle">Its receive pin, pulled up.</param>
        internal ServicePort(SerialPort port, GpioPin idle)
        {
            this.port = port;
            this.idle = idle;
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer)
        {
            int waiting = port.BytesToRead;
            return waiting <= 0 ? 0 : port.Read(buffer, 0, waiting < buffer.Length ? waiting : buffer.Length);
        }

        /// <inheritdoc/>
        public void Say(string line) => port.Write(line + "\r\n");
    }
}
