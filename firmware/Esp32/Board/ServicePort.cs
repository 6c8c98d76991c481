using System;
using System.IO.Ports;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>UART0, on which the cable of a technician ends: 115200 baud, 8N1.</summary>
    public sealed class ServicePort : IServicePort
    {
        private const int Baud = 115200;
        private const int ReadTimeout = 20;

        private readonly SerialPort port;

        private ServicePort(SerialPort port)
        {
            this.port = port;
        }

        /// <summary>Opens the port; null when it cannot be had: an image whose Wire Protocol runs on UART0 keeps it.</summary>
        public static ServicePort? Open(string name)
        {
            try
            {
                SerialPort port = new SerialPort(name, Baud);
                port.ReadTimeout = ReadTimeout;
                port.Open();
                return new ServicePort(port);
            }
            catch (Exception)
            {
                return null;
            }
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
