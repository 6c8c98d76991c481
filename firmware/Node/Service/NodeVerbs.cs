using System;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>What a technician asks of a running node.</summary>
    public sealed class NodeVerbs
    {
        private const int BlinkMilliseconds = 60000;

        private readonly NodeParts parts;
        private readonly NodeSettings settings;
        private readonly RestartPlan plan;
        private readonly Identify? identify;
        private readonly Outbox outbox;
        private readonly BootReason reason;

        /// <param name="parts">What the node is wired to.</param>
        /// <param name="settings">Shown, secrets aside.</param>
        /// <param name="plan">Where a restart is asked for.</param>
        /// <param name="identify">Blinks; null: no light.</param>
        /// <param name="outbox">Its counts are shown.</param>
        /// <param name="reason">Why the node booted.</param>
        public NodeVerbs(NodeParts parts, NodeSettings settings, RestartPlan plan, Identify? identify, Outbox outbox, BootReason reason)
        {
            this.parts = parts;
            this.settings = settings;
            this.plan = plan;
            this.identify = identify;
            this.outbox = outbox;
            this.reason = reason;
        }

        /// <summary>The words for them.</summary>
        public IConsoleCommand[] Commands() => new IConsoleCommand[]
        {
            new ConsoleVerb("settings?", "every setting, secrets aside", ShowSettings),
            new ConsoleVerb("status", "how the node is", ShowStatus),
            new ConsoleVerb("self-test", "ask each sensor once", TestSensors),
            new ConsoleVerb("identify", "blink for a minute", Blink),
            new ConsoleVerb("reboot", "restart the node", Reboot),
        };

        private void ShowSettings(string argument, ILog reply)
        {
            for (int i = 0; i < SettingKeys.Count; i++)
            {
                NodeKind kind = SettingKeys.At(i).Kind;
                if (kind == NodeKind.None || kind == settings.Id.Kind)
                {
                    reply.Say(SettingKeys.At(i).Name + settings.Show(i));
                }
            }
        }

        private void ShowStatus(string argument, ILog reply)
        {
            reply.Say(settings.Id.ToString() + ", firmware " + FirmwareVersion.Text + ", booted: " + Words.OfBootReason((int)reason));
            reply.Say(outbox.Taken.ToString() + " readings taken, " + outbox.Pending.ToString() + " wait, " + outbox.Dropped.ToString() + " dropped");
            reply.Say("clock: " + Words.Of(parts.Clock.Quality) + ", up for " + (parts.Clock.Milliseconds / 1000).ToString() + " s");
            reply.Say("link: " + (parts.Link.State == LinkState.Up ? "up" : parts.Link.State == LinkState.Connecting ? "connecting" : "down, " + parts.Link.Trouble));
            if (parts.Vitals != null)
            {
                reply.Say("free memory: " + parts.Vitals.FreeMemory.ToString() + " bytes");
            }
        }

        private void TestSensors(string argument, ILog reply)
        {
            Reading reading = new Reading();
            for (int i = 0; i < parts.Sensors.Length; i++)
            {
                reading.ClearValues();
                string detail = "";
                Cause cause = Read(parts.Sensors[i], reading, ref detail);
                reply.Say(Words.OfPart(parts.Sensors[i].Part) + ": " + (cause == Cause.None ? Well(parts.Sensors[i]) : Words.OfCause(cause)) + detail);

                for (int code = 0; code < QuantityTable.Count; code++)
                {
                    Quantity quantity = QuantityTable.ByCode(code);
                    if (reading.Has(quantity))
                    {
                        reply.Say("  " + quantity.Name + " " + reading.Value(quantity).ToString("F2") + " " + quantity.Unit);
                    }
                }
            }
        }

        private static string Well(ISensor sensor) => sensor is IRemarks one && one.Remark.Length > 0 ? one.Remark : "good";

        // One that fails must not keep the rest from being asked, least of all the switch that takes the supply away again.
        private static Cause Read(ISensor sensor, Reading into, ref string detail)
        {
            try
            {
                return sensor.Read(into);
            }
            catch (Exception trouble)
            {
                detail = " (" + trouble.Message + ")";
                return Cause.NoAnswer;
            }
        }

        private void Blink(string argument, ILog reply)
        {
            if (identify == null)
            {
                reply.Say("this node has no light");
                return;
            }

            long now = parts.Clock.Milliseconds;
            identify.Blink(now + BlinkMilliseconds, now);
            reply.Say("blinking for a minute");
        }

        private void Reboot(string argument, ILog reply)
        {
            reply.Say("restarting");
            plan.Make(BootReason.Restart, parts.Clock.Milliseconds);
        }
    }
}
