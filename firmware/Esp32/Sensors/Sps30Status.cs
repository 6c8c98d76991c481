using System;
using System.IO.Ports;
using System.Threading;
using EdgeNodes.Contract.Readings;
using Iot.Device.Sps30.Entities;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Asks an SPS30 for its status register past the binding: with a failing fan or laser every answer carries bit 7 in its state (data
    /// sheet 5.2), and the binding throws each of them away, this one too. Reading clears: what is still broken is set anew.
    /// </summary>
    public sealed class Sps30Status
    {
        private const int ResponseTime = 20;
        private const byte Command = 0xD2;
        private const int Head = 4;
        private const int RegisterBytes = 4;

        // 7E, address 0, command, length 1, clear, checksum, 7E.
        private readonly byte[] question = { 0x7E, 0x00, Command, 0x01, 0x01, 0x2B, 0x7E };
        private readonly byte[] register = new byte[RegisterBytes];

        /// <summary>Stuck for a fan that is blocked, OutOfRange for a laser that fails; None if neither, or if it does not answer.</summary>
        public Cause Ask(SerialPort port)
        {
            try
            {
                while (port.BytesToRead > 0)
                {
                    port.ReadByte();
                }

                port.Write(question, 0, question.Length);
                Thread.Sleep(ResponseTime);
                return CauseIn(port.ReadUnstuffedFrameContent());
            }
            catch (Exception)
            {
                return Cause.None;
            }
        }

        private Cause CauseIn(byte[] frame)
        {
            if (!IsStatus(frame))
            {
                return Cause.None;
            }

            Array.Copy(frame, Head, register, 0, RegisterBytes);
            DeviceStatus status = new DeviceStatus(register);
            return status.FanFailureBlockedOrBroken ? Cause.Stuck : status.LaserFailure ? Cause.OutOfRange : Cause.None;
        }

        private static bool IsStatus(byte[] frame)
        {
            if (frame.Length < Head + RegisterBytes + 1 || frame[1] != Command)
            {
                return false;
            }

            int sum = 0;
            for (int i = 0; i < frame.Length; i++)
            {
                sum += frame[i];
            }

            return (sum & 0xFF) == 0xFF;
        }
    }
}
