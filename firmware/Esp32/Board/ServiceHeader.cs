using System;
using System.Device.Gpio;
using System.IO.Ports;
using System.Threading;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// J2 of a board, where a technician plugs in a USB adapter with 3.3 V levels: 115200 baud, 8N1. Not COM1: a runtime whose
    /// Wire Protocol runs on UART0 keeps that one.
    /// </summary>
    public sealed class ServiceHeader
    {
        private const int Baud = 115200;
        private const int ReadTimeout = 20;

        // An adapter with power holds its line high between characters, the pull-down an empty header low. More than half of the
        // looks, so that neither a character nor hum decides.
        private const int Looks = 7;

        private readonly string port;
        private readonly int receivePin;
        private readonly int transmitPin;
        private readonly bool isShared;

        /// <param name="port">`COM2` or `COM3`.</param>
        /// <param name="receivePin">GPIO on which the adapter sends.</param>
        /// <param name="transmitPin">GPIO on which the node sends.</param>
        /// <param name="isShared">True if the port has other work: then it is the cable's only where one is plugged in at boot.</param>
        public ServiceHeader(string port, int receivePin, int transmitPin, bool isShared = false)
        {
            this.port = port;
            this.receivePin = receivePin;
            this.transmitPin = transmitPin;
            this.isShared = isShared;
        }

        /// <summary>Opens the port; null, and a line that says why, when there is no console.</summary>
        public ServicePort? Open(GpioController pins, ILog log)
        {
            try
            {
                if (isShared && !HasCable(pins))
                {
                    log.Say("no service console: nothing is plugged into J2; plug the cable in and restart for one");
                    return null;
                }

                // Held open for its pull-up: the interpreter's UART gives its receiver none (ESP-IDF 5.5, uart_set_pin), and a line
                // that floats types noise.
                GpioPin idle = pins.OpenPin(receivePin, PinMode.InputPullUp);
                Configuration.SetPinFunction(receivePin, port == "COM2" ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX);
                Configuration.SetPinFunction(transmitPin, port == "COM2" ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX);
                SerialPort line = new SerialPort(port, Baud);
                line.ReadTimeout = ReadTimeout;
                line.Open();
                return new ServicePort(line, idle);
            }
            catch (Exception trouble)
            {
                log.Say("no service console: " + port + " cannot be opened (" + trouble.Message + "); settings come by node.cfg and from afar");
                return null;
            }
        }

        private bool HasCable(GpioController pins)
        {
            GpioPin line = pins.OpenPin(receivePin, PinMode.InputPullDown);
            int high = 0;
            for (int i = 0; i < Looks; i++)
            {
                high += line.Read() != PinValue.Low ? 1 : 0;
                Thread.Sleep(1);
            }

            line.Dispose();
            return high * 2 > Looks;
        }
    }
}
