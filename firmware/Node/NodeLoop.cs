using EdgeNodes.Contract.Readings;
using EdgeNodes.Contract.Topics;

namespace EdgeNodes.Node
{
    /// <summary>
    /// A node's life: sample, store, report, obey, rest. One thread; whatever other threads bring waits in the mailbox.
    /// </summary>
    public sealed class NodeLoop
    {
        private readonly NodeParts parts;
        private readonly NodeSettings settings;
        private readonly Mailbox mailbox;
        private readonly LinkKeeper keeper;
        private readonly Reporter reporter;
        private readonly AnswerBox answers;
        private readonly CommandDesk desk;
        private readonly Sampler sampler;
        private readonly SampleSchedule schedule;
        private readonly TimeCorrection time;
        private readonly Upkeep upkeep;
        private readonly Rest rest = new Rest();
        private readonly Reading reading = new Reading();
        private uint sequence;

        /// <param name="parts">What it is wired to.</param>
        /// <param name="settings">Whole and checked.</param>
        public NodeLoop(NodeParts parts, NodeSettings settings)
            : this(parts, settings, new Outbox(parts.Storage))
        {
        }

        /// <param name="parts">What it is wired to.</param>
        /// <param name="settings">Whole and checked.</param>
        /// <param name="outbox">On the same storage.</param>
        public NodeLoop(NodeParts parts, NodeSettings settings, Outbox outbox)
        {
            this.parts = parts;
            this.settings = settings;
            Outbox = outbox;
            outbox.Load();
            Boot = CountBoot();
            time = new TimeCorrection(parts.Clock, Boot);
            mailbox = new Mailbox(parts.Clock, parts.Pause);
            keeper = new LinkKeeper(parts.Link, mailbox, parts.Log, new Backoff(parts.Random, settings.LinkRetrySeconds * 1000));
            reporter = new Reporter(outbox, parts.Link, settings.Id, settings.ReportBatch, time);
            answers = new AnswerBox(parts.Link, NodeTopics.Answer(settings.Id));
            upkeep = new Upkeep(parts, settings, outbox, Boot);
            desk = new CommandDesk(settings.Id, mailbox, answers, upkeep.Obeys, parts.Log);
            sampler = new Sampler(parts.Sensors, parts.Log);
            schedule = new SampleSchedule(parts.Clock.Milliseconds, settings.SampleMilliseconds);
            parts.Log.Say(settings.Id.ToString() + " boot " + Boot.ToString() + " (" + Words.OfBootReason((int)upkeep.Reason) + "): " + outbox.Taken.ToString() + " readings taken so far, "
                + outbox.Pending.ToString() + " wait to be reported, " + outbox.Dropped.ToString() + " dropped");
        }

        /// <summary>What waits to be reported.</summary>
        public Outbox Outbox { get; }

        /// <summary>The number of this boot.</summary>
        public ushort Boot { get; }

        /// <summary>Runs until the power goes: then the pause throws.</summary>
        public void Run()
        {
            while (true)
            {
                int wait = Step();
                if (wait > 0)
                {
                    parts.Pause.Pause(wait);
                }
            }
        }

        /// <summary>Does everything that is due; returns how many milliseconds it may rest.</summary>
        public int Step()
        {
            upkeep.Tick(parts.Clock);
            time.Watch(sequence);
            desk.Obey(parts.Clock.Milliseconds);
            if (!IsFinished && (IsUrgent() || schedule.Wait(parts.Clock.Milliseconds) == 0))
            {
                Sample();
            }

            long now = parts.Clock.Milliseconds;
            Report(now);
            if (!Outbox.TrySaveMarkIfDue(now))
            {
                parts.Log.Say("storage refused the outbox mark: readings may be sent twice after a reboot");
            }

            return HowLong();
        }

        // sample.limit counts from installation, so that a rehearsal with reboots still ends at the same number.
        private bool IsFinished => settings.SampleLimit > 0 && Outbox.Taken >= (uint)settings.SampleLimit;

        private void Sample()
        {
            // Out of the grid: the grid goes on as if it had not been.
            bool urgent = schedule.Wait(parts.Clock.Milliseconds) > 0;
            sampler.Sample(reading);
            int wished = Judge();
            upkeep.Tell(reading, Outbox.Dropped, parts.Clock.Milliseconds);
            reading.Node = settings.Id;
            reading.Boot = Boot;
            reading.Sequence = sequence;
            time.Stamp(reading);
            if (!urgent)
            {
                schedule.Taken(parts.Clock.Milliseconds);
            }

            schedule.Pace(wished, parts.Clock.Milliseconds);
            if (!Outbox.TryAppend(reading))
            {
                parts.Log.Say("storage refused reading " + sequence.ToString() + ": it is lost, and the next one says so");
            }

            // A number that was given out is never given out again, whatever became of its reading.
            sequence++;
        }

        private bool IsUrgent()
        {
            for (int i = 0; i < parts.Judges.Length; i++)
            {
                if (parts.Judges[i].IsUrgent)
                {
                    return true;
                }
            }

            return false;
        }

        // Returns the shortest period that is wished for, 0 for the usual one.
        private int Judge()
        {
            int wished = 0;
            for (int i = 0; i < parts.Judges.Length; i++)
            {
                IJudge judge = parts.Judges[i];
                judge.Judge(reading, parts.Clock.Milliseconds);
                int period = judge.PeriodMilliseconds;
                wished = period > 0 && (wished == 0 || period < wished) ? period : wished;
            }

            return wished;
        }

        private void Report(long now)
        {
            while (mailbox.TryTakeAck(out int number))
            {
                if (parts.Hears != null)
                {
                    parts.Hears.Heard(now);
                }

                if (!reporter.Acknowledge(number, now))
                {
                    answers.Acknowledge(number);
                }

                upkeep.Contact(now);
            }

            if (keeper.Tend(now))
            {
                Rewind();
            }

            if (keeper.IsUp && (reporter.IsStuck(now) || answers.IsStuck(now)))
            {
                keeper.GiveUp("no acknowledgement for " + (Reporter.AckTimeout / 1000).ToString() + " s", now);
                Rewind();
            }

            if (keeper.IsUp)
            {
                answers.Send(now);
                reporter.Send(now, IsFinished);
                if (keeper.IsStable(now) && reporter.InFlight == 0 && answers.Count == 0)
                {
                    // Nothing to acknowledge: a connection that has stood for a while is contact enough.
                    upkeep.Contact(now);
                }
            }

            if (upkeep.IsRestartDue(answers.Count == 0, now))
            {
                Outbox.TrySaveMark();
                upkeep.Restart();
            }
        }

        private void Rewind()
        {
            reporter.Rewind();
            answers.Rewind();
        }

        private int HowLong()
        {
            long now = parts.Clock.Milliseconds;
            rest.Clear();
            rest.Until(keeper.Wait(now));
            if (!IsFinished)
            {
                rest.Until(IsUrgent() ? 0 : schedule.Wait(now));
            }

            if (keeper.IsUp)
            {
                rest.Until(reporter.Wait(now));
            }

            rest.Until(upkeep.Wait(now));
            return rest.Milliseconds;
        }

        private ushort CountBoot()
        {
            OutboxRecord newest = new OutboxRecord();
            bool any = Outbox.TryReadNewest(newest);
            if (!new BootCounter(parts.Storage).TryCount(any ? newest.Reading.Boot : 0, settings.FirstBoot, out ushort boot))
            {
                parts.Log.Say("storage refused the boot counter: check or replace the board");
            }

            if (any)
            {
                sequence = newest.Reading.Boot == boot ? newest.Reading.Sequence + 1 : 0;
                if (parts.Continues != null)
                {
                    parts.Continues.ContinueFrom(newest.Reading);
                }
            }

            return boot;
        }
    }
}
