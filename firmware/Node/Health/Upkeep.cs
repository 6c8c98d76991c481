using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// What every node does beside its task: it tells how it is, restarts by plan, keeps or reverts changed settings, blinks when
    /// asked, and answers the technician's cable.
    /// </summary>
    public sealed class Upkeep : IKeeps, IKeepsAwake
    {
        private readonly NodeParts parts;
        private readonly BootNote note;
        private readonly long begun;
        private readonly RestartPlan plan = new RestartPlan();
        private readonly LinkWatch link;
        private readonly MemoryWatch memory;
        private readonly Diagnostics? diagnostics;
        private readonly Identify? identify;

        /// <param name="parts">What the node is wired to.</param>
        /// <param name="settings">Whole and checked.</param>
        /// <param name="outbox">Loaded.</param>
        public Upkeep(NodeParts parts, NodeSettings settings, Outbox outbox)
        {
            this.parts = parts;
            // Each wake-up is a boot of its own to a trial: a sleeping node may report hours later.
            begun = parts.Clock.Milliseconds;
            note = new BootNote(parts.Storage);
            note.Load(parts.Vitals != null && parts.Vitals.WokeByTimer);
            // Each wake-up of a node that sleeps is a fresh start of radio and stack: nothing is left to restart.
            link = new LinkWatch(Sleeper.IsWanted(parts, settings) ? 0 : settings.LinkWatchdogMinutes, note);
            memory = new MemoryWatch(parts.Vitals, note, parts.Clock.Milliseconds);
            if (parts.Vitals != null)
            {
                diagnostics = new Diagnostics(parts.Vitals, note.Reason, settings.DiagnosticsMinutes, outbox.Dropped);
            }

            identify = parts.Light == null ? null : new Identify(parts.Light);
            SettingsDesk? desk = parts.Store == null ? null : new SettingsDesk(parts.Store, plan, settings.Id.Kind, parts.Log);
            Obeys = With(parts.Obeys, identify, desk);
            if (parts.Console != null)
            {
                parts.Console.Add(new NodeVerbs(parts, settings, plan, identify, outbox, note.Reason).Commands());
                parts.Console.Add(parts.ConsoleCommands);
            }
        }

        /// <summary>What carries out commands, the app's first.</summary>
        public IObeys[] Obeys { get; }

        /// <summary>Why this boot began.</summary>
        public BootReason Reason => note.Reason;

        /// <inheritdoc/>
        public int KeptBytes => Diagnostics.Kept;

        /// <inheritdoc/>
        public bool NeedsAwake(long now) =>
            plan.IsMade || (identify != null && identify.Wait(now) != long.MaxValue) || (parts.Console != null && parts.Console.IsTalking(now));

        /// <inheritdoc/>
        public void Keep(byte[] into, int at)
        {
            if (diagnostics != null)
            {
                diagnostics.Keep(into, at);
            }
        }

        /// <inheritdoc/>
        public void Recall(byte[] from, int at)
        {
            if (diagnostics != null)
            {
                diagnostics.Recall(from, at);
            }
        }

        /// <summary>Does what is due.</summary>
        public void Tick(IClock clock)
        {
            for (int i = 0; i < parts.Duties.Length; i++)
            {
                parts.Duties[i].Tick(clock.Milliseconds);
            }

            long now = clock.Milliseconds;
            if (identify != null)
            {
                identify.Tick(now);
            }

            if (parts.Console != null)
            {
                parts.Console.Tick(now);
            }

            if (parts.Watchdog != null)
            {
                parts.Watchdog.Tick(now);
            }

            Watch(now);
        }

        /// <summary>Milliseconds until something is due.</summary>
        public long Wait(long now)
        {
            long wait = parts.Restarts == null ? long.MaxValue : plan.IsMade ? plan.Wait(now) : link.Wait(now);
            for (int i = 0; i < parts.Duties.Length; i++)
            {
                wait = Sooner(wait, parts.Duties[i].Wait(now));
            }

            wait = parts.Watchdog == null ? wait : Sooner(wait, parts.Watchdog.Wait(now));
            wait = identify == null ? wait : Sooner(wait, identify.Wait(now));
            return parts.Console == null ? wait : Sooner(wait, parts.Console.Wait(now));
        }

        /// <summary>Adds diagnostics to a reading when they are due.</summary>
        public void Tell(Reading reading, uint dropped, long now)
        {
            if (diagnostics != null)
            {
                diagnostics.Tell(reading, dropped, now);
            }
        }

        /// <summary>The gateway has acknowledged something, or holds a connection on which nothing is open.</summary>
        public void Contact(long now)
        {
            link.Contact(now);
            if (parts.Store != null && !plan.IsMade)
            {
                parts.Store.Confirm();
            }
        }

        /// <summary>True when the planned restart is to happen; <paramref name="settled"/>: no answer waits.</summary>
        public bool IsRestartDue(bool settled, long now) => parts.Restarts != null && plan.IsDue(settled, now);

        /// <summary>Restarts: does not return on a board.</summary>
        public void Restart()
        {
            if (!note.TryNote(plan.Reason))
            {
                parts.Log.Say("storage refused the boot reason: the next boot will call it a power-on");
            }

            parts.Log.Say("restarting: " + Words.OfBootReason((int)plan.Reason));
            if (parts.Restarts != null)
            {
                parts.Restarts.Restart();
            }
        }

        private void Watch(long now)
        {
            if (parts.Restarts == null || plan.IsMade)
            {
                return;
            }

            if (parts.Store != null && parts.Store.IsOnTrial && now - begun > SettingsStore.TrialMilliseconds)
            {
                parts.Log.Say("changed settings taken back: the gateway has not answered with them");
                parts.Store.TryRevert();
                plan.Make(BootReason.Settings, now);
            }
            else if (link.Wait(now) == 0 || (parts.Link.IsHung && link.IsHung(now)))
            {
                plan.Make(BootReason.Link, now);
            }
            else if (memory.IsShort(now))
            {
                plan.Make(BootReason.Memory, now);
            }
        }

        private static long Sooner(long one, long other) => one < other ? one : other;

        private static IObeys[] With(IObeys[] own, IObeys? first, IObeys? second)
        {
            int more = (first == null ? 0 : 1) + (second == null ? 0 : 1);
            IObeys[] all = new IObeys[own.Length + more];
            for (int i = 0; i < own.Length; i++)
            {
                all[i] = own[i];
            }

            if (second != null)
            {
                all[all.Length - 1] = second;
            }

            if (first != null)
            {
                all[own.Length] = first;
            }

            return all;
        }
    }
}
