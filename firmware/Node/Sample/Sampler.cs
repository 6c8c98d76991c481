using System;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Asks every sensor. A broken one costs its own quantities and sets the fault flag, nothing more.</summary>
    public sealed class Sampler
    {
        private readonly ISensor[] sensors;
        private readonly bool[] faulty;
        private readonly ILog log;

        /// <param name="sensors">Asked in this order.</param>
        /// <param name="log">Told when a sensor fails and when it recovers, once each.</param>
        public Sampler(ISensor[] sensors, ILog log)
        {
            this.sensors = sensors;
            faulty = new bool[sensors.Length];
            this.log = log;
        }

        /// <summary>Fills in values and flags; identity and time are the caller's.</summary>
        public void Sample(Reading into)
        {
            into.ClearValues();
            into.Flags = ReadingFlags.None;
            for (int i = 0; i < sensors.Length; i++)
            {
                bool fine = TryRead(sensors[i], into, out string cause);
                if (!fine)
                {
                    into.Flags |= ReadingFlags.SensorFault;
                }

                if (fine == faulty[i])
                {
                    faulty[i] = !fine;
                    log.Say("sensor " + sensors[i].Name + (fine ? ": answers again" : ": no usable answer" + cause + "; check its wiring and supply"));
                }
            }
        }

        private static bool TryRead(ISensor sensor, Reading into, out string cause)
        {
            cause = "";
            try
            {
                return sensor.TryRead(into);
            }
            catch (Exception trouble)
            {
                // Also met when the power goes: then the next pause throws, and that one is not caught.
                cause = " (" + trouble.Message + ")";
                return false;
            }
        }
    }
}
