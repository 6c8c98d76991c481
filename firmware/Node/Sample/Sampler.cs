using System;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Asks every sensor. A broken one costs its own quantities and sets the fault flag and the cause, nothing more.</summary>
    public sealed class Sampler
    {
        private readonly ISensor[] sensors;
        private readonly Cause[] causes;
        private readonly ILog log;
        private int told;

        /// <param name="sensors">Asked in this order.</param>
        /// <param name="log">Told when a sensor's state changes, once each.</param>
        public Sampler(ISensor[] sensors, ILog log)
        {
            this.sensors = sensors;
            causes = new Cause[sensors.Length];
            this.log = log;
        }

        /// <summary>Fills in values, flags and cause; identity and time are the caller's.</summary>
        public void Sample(Reading into)
        {
            into.ClearValues();
            into.Flags = ReadingFlags.None;
            for (int i = 0; i < sensors.Length; i++)
            {
                string detail = "";
                Cause cause = Read(sensors[i], into, ref detail);
                if (cause != Cause.None)
                {
                    into.Flags |= Causes.IsDoubt(cause) ? ReadingFlags.Doubtful : ReadingFlags.SensorFault;
                }

                if (cause != causes[i])
                {
                    causes[i] = cause;
                    Tell(sensors[i].Part, cause, detail);
                }
            }

            TellCause(into);
        }

        private static Cause Read(ISensor sensor, Reading into, ref string detail)
        {
            try
            {
                return sensor.Read(into);
            }
            catch (Exception trouble)
            {
                // Also met when the power goes: then the next pause throws, and that one is not caught.
                detail = " (" + trouble.Message + ")";
                return Cause.NoAnswer;
            }
        }

        // A reading has room for one cause: several troubles take turns, reading by reading.
        private void TellCause(Reading into)
        {
            for (int i = 1; i <= causes.Length; i++)
            {
                int at = (told + i) % causes.Length;
                if (causes[at] != Cause.None)
                {
                    told = at;
                    into.SetSteps(QuantityTable.Cause, Causes.Pack(sensors[at].Part, causes[at]));
                    return;
                }
            }
        }

        private void Tell(Part part, Cause cause, string detail)
        {
            string name = "sensor " + Words.OfPart(part);
            if (cause == Cause.None)
            {
                log.Say(name + ": answers again");
            }
            else if (Causes.IsDoubt(cause))
            {
                log.Say(name + ": doubtful, " + Words.OfCause(cause));
            }
            else
            {
                log.Say(name + ": no usable answer, " + Words.OfCause(cause) + detail + "; check its wiring and supply");
            }
        }
    }
}
