using System;
using System.IO.Ports;
using System.Threading;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using Iot.Device.Sps30;
using Iot.Device.Sps30.Entities;
using Iot.Device.Sps30.Shdlc;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Sensirion SPS30, particulate matter, through its binding (SHDLC on a UART). Its laser is specified for more than ten years of
    /// running, so it runs on. A blocked fan is told as stuck, a failing laser as out of range, a fan off its speed as implausible.
    /// </summary>
    public sealed class Sps30Dust : ISensor
    {
        private const int Speed = 115200;
        private const int Timeout = 500;

        // Data sheet 4.2: ready within 100 ms after a reset. It measures once a second.
        private const int ResetTakes = 100;
        private const int LookAgain = 300;
        private const int Looks = 5;

        // The fan cleans itself for 10 s once a week, and there are no values meanwhile.
        private const int CleaningTakes = 15000;

        // Reading the register clears it: so long a broken part has to be seen broken again.
        private const int Seen = 10000;

        private readonly string portName;
        private readonly IClock clock;
        private readonly DustRhythm rhythm;
        private readonly DustWatch watch = new DustWatch();
        private readonly Sps30Status status = new Sps30Status();
        private SerialPort? port;
        private Sps30Sensor? sensor;
        private long silentSince = -1;
        private Cause failure;
        private long failedAt;

        /// <param name="portName">The UART, its pins set.</param>
        /// <param name="clock">The node's clock.</param>
        /// <param name="rhythm">When its value counts.</param>
        public Sps30Dust(string portName, IClock clock, DustRhythm rhythm)
        {
            this.portName = portName;
            this.clock = clock;
            this.rhythm = rhythm;
        }

        /// <inheritdoc/>
        public Part Part => Part.Sps30;

        /// <inheritdoc/>
        public Cause Read(Reading into)
        {
            try
            {
                if (sensor == null)
                {
                    sensor = Open();
                }

                return Measure(sensor, into);
            }
            catch (Exception)
            {
                // The binding takes an error flag in an answer for a failed command: the register then says what it is.
                Cause cause = port != null && port.IsOpen ? status.Ask(port) : Cause.None;
                watch.Reset();
                if (cause == Cause.None)
                {
                    Close();
                    throw;
                }

                failure = cause;
                failedAt = clock.Milliseconds;
                return cause;
            }
        }

        private Cause Measure(Sps30Sensor from, Reading into)
        {
            Measurement? values = Next(from);
            if (values == null)
            {
                silentSince = silentSince < 0 ? clock.Milliseconds : silentSince;
                return clock.Milliseconds - silentSince < CleaningTakes ? Cause.WarmingUp : Cause.Stuck;
            }

            silentSince = -1;
            bool offSpeed = from.ReadDeviceStatusRegister(true).FanSpeedOutOfRange;
            if (failure != Cause.None && clock.Milliseconds - failedAt < Seen)
            {
                return failure;
            }

            failure = Cause.None;

            // Named after tenths of a micrometre in the binding: Pm100 is PM10.
            double pm25 = values.MassConcentrationPm25.MicrogramsPerCubicMeter;
            double pm10 = values.MassConcentrationPm100.MicrogramsPerCubicMeter;
            Cause cause = watch.Look(pm25, pm10, Fingerprint(pm25, pm10, values.NumberConcentrationPm05));
            if (cause != Cause.None)
            {
                return cause;
            }

            into.Set(QuantityTable.Pm25, pm25);
            into.Set(QuantityTable.Pm10, pm10);
            cause = DustDoubt.Of(into, rhythm.IsSettled(clock.Milliseconds));
            return offSpeed ? Cause.Implausible : cause;
        }

        private static Measurement? Next(Sps30Sensor from)
        {
            for (int i = 0; i < Looks; i++)
            {
                if (i > 0)
                {
                    Thread.Sleep(LookAgain);
                }

                Measurement? values = from.ReadMeasuredValues();
                if (values != null)
                {
                    return values;
                }
            }

            return null;
        }

        // Singles that move in their last bits as long as the sensor lives. NaN and what no sensor tells is the watch's business.
        private static int Fingerprint(double pm25, double pm10, double count) =>
            double.IsNaN(pm25) || double.IsNaN(pm10) || double.IsNaN(count) || pm25 > 10000 || pm10 > 10000 || count > 100000 ? 0
            : (int)(pm25 * 1000) + (31 * (int)(pm10 * 1000)) + (17 * (int)(count * 1000));

        private Sps30Sensor Open()
        {
            port = new SerialPort(portName, Speed);
            port.Open();
            Sps30Sensor fresh = new Sps30Sensor(new ShdlcProtocol(port, Timeout));
            try
            {
                // A sensor that measures already would refuse to start.
                fresh.DeviceReset();
            }
            catch (Exception)
            {
                // It resets all the same when an error flag stood in its answer; one that does not answer fails at the next command.
            }

            Thread.Sleep(ResetTakes);
            fresh.StartMeasurement(MeasurementOutputFormat.Float);
            rhythm.Woke(clock.Milliseconds);
            watch.Reset();
            return fresh;
        }

        private void Close()
        {
            sensor = null;
            silentSince = -1;
            if (port != null)
            {
                port.Dispose();
                port = null;
            }
        }
    }
}
