using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Decides when a node that sleeps deeply switches its radio on and when it falls asleep, and carries its life over the
    /// sleep: boot number, sequence, sampling grid, clock and what its parts remember. A wake-up by the timer is no new boot.
    /// </summary>
    public sealed class Sleeper
    {
        /// <summary>A shorter sleep costs more than it saves: the start of the program takes about a second, ms.</summary>
        public const int LeastSleep = 2000;

        /// <summary>Longest sleep, ms: an external watchdog wants to be fed at least every two hours.</summary>
        public const int LongestSleep = 3600000;

        /// <summary>So long the link stays up for commands that waited at the gateway, ms.</summary>
        public const int Linger = 1500;

        // A console or a blinking light keeps the node awake for no longer than this.
        private const int BusyMost = 600000;

        private const int CloseMilliseconds = 200;

        // A board that refused to sleep is asked again.
        private const int AskAgain = 60000;

        private readonly NodeParts parts;
        private readonly ISleep sleep;
        private readonly SleepNote note;
        private readonly SleepClock clock;
        private readonly ContactPlan plan;
        private readonly int awakeMost;
        private readonly long tellEvery;
        private Keepers? keepers;
        private long wokeAt;
        private long upSince = -1;
        private long notAgainBefore;
        private uint alarmsTried;
        private int pendingAtWake = -1;
        private bool radioUsed;
        private bool gaveUp;
        private bool greeted;
        private bool isFresh = true;

        private Sleeper(NodeParts parts, ISleep sleep, NodeSettings settings)
        {
            this.parts = parts;
            this.sleep = sleep;
            note = new SleepNote(parts.Storage);
            // A board's own clock runs on over sleeps already: whatever else holds it sees the same time.
            clock = parts.Clock as SleepClock ?? new SleepClock(parts.Clock);
            plan = new ContactPlan(settings.ReportBatch, settings.SampleMilliseconds);
            awakeMost = settings.SleepAwakeSeconds * 1000;
            tellEvery = settings.DiagnosticsMinutes * 60000L;
        }

        /// <summary>True if this run of the program goes on where the one before fell asleep.</summary>
        public bool IsResumed { get; private set; }

        /// <summary>The boot that goes on.</summary>
        public ushort Boot => note.Boot;

        /// <summary>The sequence number of the next reading.</summary>
        public uint Sequence => note.Sequence;

        /// <summary>When the next sample is due, milliseconds since boot.</summary>
        public long NextDue => IsResumed ? note.NextDue : clock.Milliseconds;

        /// <summary>True while the radio is wanted.</summary>
        public bool UsesRadio { get; private set; }

        /// <summary>True if the settings ask for it and the board can. A lamp asleep obeys nobody, a dust sensor's fan has to run: they do not.</summary>
        public static bool IsWanted(NodeParts parts, NodeSettings settings) =>
            settings.SleepDeep && parts.Sleep != null && settings.Id.Kind != NodeKind.Streetlight && settings.Id.Kind != NodeKind.AirQuality;

        /// <summary>A sleeper if one is wanted, else null. From here the parts' clock runs on over sleeps.</summary>
        public static Sleeper? For(NodeParts parts, NodeSettings settings)
        {
            if (!IsWanted(parts, settings) || parts.Sleep == null)
            {
                return null;
            }

            Sleeper sleeper = new Sleeper(parts, parts.Sleep, settings);
            parts.Clock = sleeper.clock;
            return sleeper;
        }

        /// <summary>Loads the outbox and goes on where the note left off; false, and an outbox that is not loaded, if this is a boot.</summary>
        public bool TryResume(Outbox outbox)
        {
            // Loaded in any case: the next note must be newer than this one.
            bool noted = note.TryLoad();
            if (!sleep.WokeByTimer || !noted || new BootCounter(parts.Storage).Last() != note.Boot
                || !outbox.TryResume(note.OrdinaryNext, note.AlarmsNext, note.Dropped))
            {
                note.Awake = 0;
                note.TellAwakeAt = 0;
                return false;
            }

            IsResumed = true;
            greeted = true;
            isFresh = false;
            clock.Resume(note);
            plan.Resume(note);
            wokeAt = clock.Milliseconds;
            alarmsTried = outbox.Alarms.Next;
            return true;
        }

        /// <summary>Tells all parts what they kept; <paramref name="upkeep"/> is what every node has.</summary>
        public void Recall(IKeeps upkeep)
        {
            keepers = new Keepers(parts, upkeep, parts.Log);
            if (IsResumed)
            {
                keepers.Recall(note);
            }
        }

        /// <summary>Adds the time awake of the last cycle with the radio on, every so often.</summary>
        public void Tell(Reading reading) => AwakeTime.Tell(note, reading, clock.Milliseconds, tellEvery);

        /// <summary>Looks at clock and outbox; true if the radio is wanted now.</summary>
        public bool WantsRadio(Outbox outbox, int answers)
        {
            clock.Tick();
            pendingAtWake = pendingAtWake < 0 ? outbox.Pending : pendingAtWake;
            long now = clock.Milliseconds;
            bool due = !greeted || answers > 0 || IsDue(outbox);
            gaveUp = gaveUp || (due && now - wokeAt >= awakeMost);
            UsesRadio = !gaveUp && (UsesRadio || (due && plan.MayTry(outbox.Alarms.Next != alarmsTried || !greeted, now)));
            radioUsed = radioUsed || UsesRadio;
            alarmsTried = UsesRadio ? outbox.Alarms.Next : alarmsTried;
            return UsesRadio;
        }

        /// <summary>Notes whether the link is up.</summary>
        public void NoteLink(bool isUp) => upSince = !isUp ? -1 : upSince < 0 ? clock.Milliseconds : upSince;

        /// <summary>
        /// True when nothing is left to do before the next sample, or the time for it is used up. <paramref name="open"/>:
        /// messages that wait for their acknowledgement; <paramref name="busy"/>: somebody looks at the node or talks to it.
        /// </summary>
        public bool MaySleep(Outbox outbox, int open, long nextSample, bool busy)
        {
            long now = clock.Milliseconds;
            long awake = now - wokeAt;
            if (nextSample < LeastSleep || now < notAgainBefore || ((busy || Attention.IsOn(parts, now)) && awake < BusyMost) || (isFresh && awake < awakeMost))
            {
                return false;
            }

            if (awake >= awakeMost || !UsesRadio)
            {
                return true;
            }

            bool lingered = upSince >= 0 && now - upSince >= Linger;
            return lingered && open == 0 && outbox.Pending == 0;
        }

        /// <summary>Milliseconds until <see cref="MaySleep"/> can change its mind without an event.</summary>
        public long Wait(long now)
        {
            long wait = wokeAt + awakeMost - now;
            if (upSince >= 0 && upSince + Linger > now && upSince + Linger - now < wait)
            {
                wait = upSince + Linger - now;
            }

            return wait > 0 ? wait : AskAgain;
        }

        /// <summary>Leaves the note and falls asleep until <paramref name="due"/>, in ms since boot. Does not return on a board.</summary>
        public void Sleep(Outbox outbox, ushort boot, uint sequence, long due)
        {
            // While the radio still knows what it heard.
            keepers?.Keep(note);

            if (radioUsed)
            {
                Conclude(outbox);
                parts.Link.Close();
                parts.Pause.Pause(CloseMilliseconds);
            }

            if (!outbox.TrySettle())
            {
                parts.Log.Say("storage refused the outbox mark: readings may be sent twice");
            }

            long now = clock.Milliseconds;
            long wanted = due - now < 1 ? 1 : due - now > LongestSleep ? LongestSleep : due - now;
            note.Boot = boot;
            note.Sequence = sequence;
            note.NextDue = due;
            note.Failures = plan.Failures;
            // An alarm that came when the radio was off again has not had its turn.
            note.NotBefore = outbox.Alarms.Next != alarmsTried ? 0 : plan.NotBefore;
            note.OrdinaryNext = outbox.Ordinary.Next;
            note.AlarmsNext = outbox.Alarms.Next;
            note.Dropped = outbox.Dropped;
            note.Awake = radioUsed && IsResumed ? (int)(now - wokeAt) : note.Awake;
            clock.Keep(note, wanted);
            if (!note.TrySave())
            {
                parts.Log.Say("storage refused the note for the wake-up: it will count as a boot");
            }

            sleep.Begin(clock.TimerFor(wanted));
            parts.Log.Say("the board refused to sleep: the node stays awake and asks again");
            BeginAnew(outbox);
        }

        private void BeginAnew(Outbox outbox)
        {
            wokeAt = clock.Milliseconds;
            notAgainBefore = wokeAt + AskAgain;
            pendingAtWake = outbox.Pending;
            upSince = -1;
            greeted = true;
            isFresh = false;
            gaveUp = false;
            UsesRadio = false;
            radioUsed = false;
        }

        private bool IsDue(Outbox outbox) => plan.IsDue(outbox.Ordinary.Pending, outbox.Alarms.Pending);

        private void Conclude(Outbox outbox)
        {
            // A backlog that is longer than one contact is no failure: the next wake-up goes on with it.
            if (upSince >= 0 && (!IsDue(outbox) || outbox.Pending < pendingAtWake))
            {
                plan.Succeeded();
            }
            else
            {
                plan.GaveUp(outbox.Alarms.Pending > 0, clock.Milliseconds);
                parts.Log.Say("the gateway did not answer in time: next attempt in " + ((plan.NotBefore - clock.Milliseconds) / 1000).ToString() + " s at the earliest");
            }
        }
    }
}
