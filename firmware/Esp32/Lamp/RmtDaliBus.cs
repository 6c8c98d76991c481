using System;
using System.Diagnostics;
using System.Threading;
using EdgeNodes.Node;
using nanoFramework.Hardware.Esp32.Rmt;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// A DALI bus on two pins, timed by the ESP32's RMT peripheral. Both pins are high while the bus is low: a transistor pulls it
    /// down, so a pin that nobody drives leaves the bus idle.
    /// </summary>
    public sealed class RmtDaliBus : IDaliBus
    {
        // 80 MHz by 80: a tick is a microsecond.
        private const byte ClockDivider = 80;
        private const int ItemBytes = 4;
        private const int FrameItems = Manchester.ForwardHalves / 2;

        // Longer than two half-bits and shorter than the stop condition.
        private const ushort IdleTicks = 1700;
        private const int MostPulses = 40;

        // TimeSpan.FromMilliseconds takes a double here and a long there.
        private const long TicksPerMillisecond = 10000;

        private readonly int transmitPin;
        private readonly int receivePin;
        private readonly bool[] halves = new bool[Manchester.ForwardHalves];
        private readonly byte[] items = new byte[(FrameItems + 1) * ItemBytes];
        private readonly int[] lengths = new int[MostPulses];
        private readonly bool[] levels = new bool[MostPulses];
        private readonly Stopwatch watch = Stopwatch.StartNew();
        private TransmitterChannel? transmitter;
        private ReceiverChannel? receiver;
        private long readyAt;

        /// <param name="transmitPin">To the transistor that pulls the bus low.</param>
        /// <param name="receivePin">From the bus, inverted.</param>
        public RmtDaliBus(int transmitPin, int receivePin)
        {
            this.transmitPin = transmitPin;
            this.receivePin = receivePin;
        }

        /// <inheritdoc/>
        public bool TrySend(int frame)
        {
            try
            {
                Send(frame);
                if (ForwardFrame.IsSentTwice(frame))
                {
                    Send(frame);
                }

                return true;
            }
            catch (Exception)
            {
                Close();
                return false;
            }
        }

        /// <inheritdoc/>
        public int Ask(int frame)
        {
            try
            {
                if (receiver == null)
                {
                    receiver = OpenReceiver();
                }

                Send(frame);

                // Only now: our own frame is on the bus as well.
                receiver.Start(true);
                RmtCommand[] received = receiver.GetAllItems();
                receiver.Stop();
                readyAt = watch.ElapsedMilliseconds + Manchester.SettleMilliseconds;
                return Manchester.DecodeAnswer(lengths, levels, Unpack(received));
            }
            catch (Exception)
            {
                Close();
                return DaliAnswer.None;
            }
        }

        private void Send(int frame)
        {
            if (transmitter == null)
            {
                transmitter = OpenTransmitter();
            }

            Manchester.Encode(frame, halves);
            for (int i = 0; i < Manchester.ForwardHalves; i++)
            {
                Put(i, Manchester.HalfBit, !halves[i]);
            }

            Put(Manchester.ForwardHalves, Manchester.StopMicroseconds / 2, false);
            Put(Manchester.ForwardHalves + 1, Manchester.StopMicroseconds / 2, false);
            int wait = (int)(readyAt - watch.ElapsedMilliseconds);
            if (wait > 0)
            {
                Thread.Sleep(wait);
            }

            transmitter.SendData(items, true);
            readyAt = watch.ElapsedMilliseconds + Manchester.SettleMilliseconds;
        }

        // An item of the peripheral's memory is two pulses of 16 bits: 15 bits of ticks, the level on top, low byte first.
        private void Put(int pulse, int ticks, bool high)
        {
            items[2 * pulse] = (byte)ticks;
            items[(2 * pulse) + 1] = (byte)((ticks >> 8) | (high ? 0x80 : 0));
        }

        // A pulse without length is the idle bus that ended the train.
        private int Unpack(RmtCommand[] received)
        {
            int count = 0;
            for (int i = 0; received != null && i < received.Length && count + 2 <= MostPulses; i++)
            {
                count = Add(received[i].Duration0, received[i].Level0, count);
                count = Add(received[i].Duration1, received[i].Level1, count);
            }

            return count;
        }

        private int Add(int ticks, bool high, int count)
        {
            // Before the start bit the bus is idle.
            if (ticks == 0 || (count == 0 && !high))
            {
                return count;
            }

            lengths[count] = ticks;
            levels[count] = !high;
            return count + 1;
        }

        private TransmitterChannel OpenTransmitter()
        {
            TransmitChannelSettings settings = new TransmitChannelSettings(transmitPin);
            settings.ClockDivider = ClockDivider;
            settings.EnableIdleLevelOutput = true;
            settings.IdleLevel = false;
            return new TransmitterChannel(settings);
        }

        private ReceiverChannel OpenReceiver()
        {
            ReceiverChannelSettings settings = new ReceiverChannelSettings(receivePin);
            settings.ClockDivider = ClockDivider;
            settings.IdleThreshold = IdleTicks;
            settings.EnableFilter = true;
            settings.FilterThreshold = 255;
            settings.ReceiveTimeout = new TimeSpan(Manchester.AnswerMilliseconds * TicksPerMillisecond);
            return new ReceiverChannel(settings);
        }

        private void Close()
        {
            if (transmitter != null)
            {
                transmitter.Dispose();
                transmitter = null;
            }

            if (receiver != null)
            {
                receiver.Dispose();
                receiver = null;
            }
        }
    }
}
