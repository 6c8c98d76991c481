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
        private readonly Judges judges;
        private readonly SampleSchedule schedule;
        private readonly TimeCorrection time;
        private readonly Upkeep upkeep;
        private readonly Sleeper? sleeper;
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
            sleeper = Sleeper.For(parts, settings);
            if (sleeper == null || !sleeper.TryResume(outbox))
            {
                outbox.Load();
            }

            Boot = Beginning.Find(parts, settings, outbox, sleeper, out sequence);
            time = new TimeCorrection(parts.Clock, Boot);
            mailbox = new Mailbox(parts.Clock, parts.Pause);
            keeper = new LinkKeeper(parts.Link, mailbox, parts.Log, new Backoff(parts.Random, settings.LinkRetrySeconds * 1000));
            reporter = new Reporter(outbox, parts.Link, settings.Id, settings.ReportBatch, time);
            answers = new AnswerBox(parts.Link, NodeTopics.Answer(settings.Id));
            upkeep = new Upkeep(parts, settings, outbox);
            if (sleeper != null)
            {
                sleeper.Recall(upkeep);
            }

            desk = new CommandDesk(settings.Id, mailbox, answers, upkeep.Obeys, parts.Log);
            sampler = new Sampler(parts.Sensors, parts.Log);
            judges = new Judges(parts.Judges);
            schedule = new SampleSchedule(sleeper == null ? parts.Clock.Milliseconds : sleeper.NextDue, settings.SampleMilliseconds);
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
            if (!IsFinished && (judges.IsUrgent || schedule.Wait(parts.Clock.Milliseconds) == 0))
            {
                Sample();
            }

            long now = parts.Clock.Milliseconds;
            Report(now);
            if (!Outbox.TrySaveMarkIfDue(now))
            {
                parts.Log.Say("storage refused the outbox mark: readings may be sent twice after a reboot");
            }

            SleepIfDone();
            return HowLong();
        }

        // sample.limit counts from installation, so that a rehearsal with reboots still ends at the same number.
        private bool IsFinished => settings.SampleLimit > 0 && Outbox.Taken >= (uint)settings.SampleLimit;

        private void Sample()
        {
            // Out of the grid: the grid goes on as if it had not been.
            bool urgent = schedule.Wait(parts.Clock.Milliseconds) > 0;
            sampler.Sample(reading);
            int wished = judges.Judge(reading, parts.Clock.Milliseconds);
            upkeep.Tell(reading, Outbox.Dropped, parts.Clock.Milliseconds);
            if (sleeper != null)
            {
                sleeper.Tell(reading);
            }

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

        private void Report(long now)
        {
            while (mailbox.TryTakeAck(out int number))
            {
                if (!reporter.Acknowledge(number, now))
                {
                    answers.Acknowledge(number);
                }

                Contact(now);
            }

            if ((sleeper == null || sleeper.WantsRadio(Outbox, answers.Count)) && keeper.Tend(now))
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
                // A radio that is on for a node that sleeps takes everything along.
                reporter.Send(now, IsFinished || sleeper != null);
                if (keeper.IsStable(now) && reporter.InFlight == 0 && answers.Count == 0)
                {
                    // Nothing to acknowledge: a connection that has stood for a while is contact enough.
                    Contact(now);
                }
            }

            if (upkeep.IsRestartDue(answers.Count == 0, now))
            {
                Outbox.TrySaveMark();
                upkeep.Restart();
            }
        }

        private void Contact(long now)
        {
            parts.Hears?.Heard(now);
            upkeep.Contact(now);
        }

        private void SleepIfDone()
        {
            if (sleeper == null)
            {
                return;
            }

            sleeper.NoteLink(keeper.IsUp);
            long now = parts.Clock.Milliseconds;
            long wait = IsFinished ? Sleeper.LongestSleep : judges.IsUrgent ? 0 : schedule.Wait(now);
            if (sleeper.MaySleep(Outbox, answers.Count, wait, upkeep.NeedsAwake(now)))
            {
                sleeper.Sleep(Outbox, Boot, sequence, now + wait);
                // Only if the board refused: the link was closed for nothing.
                if (keeper.Tend(now))
                {
                    Rewind();
                }
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
            if (sleeper == null || sleeper.UsesRadio)
            {
                rest.Until(keeper.Wait(now));
            }

            if (sleeper != null)
            {
                rest.Until(sleeper.Wait(now));
            }

            if (!IsFinished)
            {
                rest.Until(judges.IsUrgent ? 0 : schedule.Wait(now));
            }

            if (keeper.IsUp)
            {
                rest.Until(reporter.Wait(now));
            }

            rest.Until(upkeep.Wait(now));
            return rest.Milliseconds;
        }
    }
}
