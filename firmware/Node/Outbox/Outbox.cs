using System;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Every reading lies here, on storage, before it is reported, and goes when the gateway has acknowledged it. When it
    /// is full the oldest ordinary reading goes first; alarms have a lane of their own. Survives a power cut at any byte.
    /// </summary>
    public sealed class Outbox
    {
        /// <summary>Ordinary readings that fit: 128 KB, about a week at one reading in five minutes.</summary>
        public const int OrdinaryCapacity = 2048;

        /// <summary>Alarms that fit.</summary>
        public const int AlarmCapacity = 64;

        // Marking each acknowledgement would double the wear; a few readings sent twice after a reboot cost nothing.
        private const int MarkEvery = 32;
        private const int MarkAfterMilliseconds = 60000;
        private const int MarkBytes = 24;

        private readonly TwinFile mark;
        private readonly byte[] markBytes = new byte[MarkBytes];
        private readonly OutboxRecord scratch = new OutboxRecord();
        private uint unmarked;
        private long unmarkedSince;

        /// <param name="storage">Internal storage.</param>
        /// <param name="ordinaryCapacity">Ordinary readings that fit; a multiple of 64, and for ever the same on one storage.</param>
        public Outbox(IStorage storage, int ordinaryCapacity = OrdinaryCapacity)
        {
            Ordinary = new Lane(new Ring(storage, "outbox", ordinaryCapacity));
            Alarms = new Lane(new Ring(storage, "alarms", AlarmCapacity));
            mark = new TwinFile(storage, "outbox-mark", MarkBytes);
        }

        /// <summary>Ordinary readings.</summary>
        public Lane Ordinary { get; }

        /// <summary>Readings with the alarm flag; they are reported first.</summary>
        public Lane Alarms { get; }

        /// <summary>Readings taken since installation.</summary>
        public uint Taken { get; private set; }

        /// <summary>
        /// Readings given up since installation: pushed out of a full outbox, or damaged on the medium. Goes back by those that turn out to
        /// have been under way.
        /// </summary>
        public uint Dropped { get; private set; }

        /// <summary>Readings that wait for their acknowledgement.</summary>
        public int Pending => Ordinary.Pending + Alarms.Pending;

        /// <summary>Takes up where the last boot ended. Writes nothing.</summary>
        public void Load()
        {
            if (mark.TryLoad(markBytes))
            {
                Ordinary.Load(Bytes.Get32(markBytes, 0), Bytes.Get32(markBytes, 4));
                Alarms.Load(Bytes.Get32(markBytes, 8), Bytes.Get32(markBytes, 12));
                Taken = Bytes.Get32(markBytes, 16);
                Dropped = Bytes.Get32(markBytes, 20);
            }
            else
            {
                Ordinary.Load(0, Lane.NoGap);
                Alarms.Load(0, Lane.NoGap);
            }

            CountUpTo(Ordinary);
            CountUpTo(Alarms);
        }

        /// <summary>
        /// Takes up where a sleep began, without the search through the whole ring. False if the ring holds something else than
        /// the note says: then nothing is loaded.
        /// </summary>
        public bool TryResume(uint ordinaryNext, uint alarmsNext, uint dropped)
        {
            bool marked = mark.TryLoad(markBytes);
            if (!Ordinary.TryResume(marked ? Bytes.Get32(markBytes, 0) : 0, marked ? Bytes.Get32(markBytes, 4) : Lane.NoGap, ordinaryNext)
                || !Alarms.TryResume(marked ? Bytes.Get32(markBytes, 8) : 0, marked ? Bytes.Get32(markBytes, 12) : Lane.NoGap, alarmsNext))
            {
                return false;
            }

            Taken = marked ? Bytes.Get32(markBytes, 16) : 0;
            Dropped = dropped;
            CountUpTo(Ordinary);
            CountUpTo(Alarms);
            return true;
        }

        /// <summary>Before a sleep: marks what was acknowledged, if anything was. False if the medium refused.</summary>
        public bool TrySettle() => unmarked == 0 || TrySaveMark();

        /// <summary>Reads the newest reading of all; false if there is none.</summary>
        public bool TryReadNewest(OutboxRecord into)
        {
            bool ordinary = Ordinary.TryReadNewest(into);
            if (!Alarms.TryReadNewest(scratch) || (ordinary && into.Taken > scratch.Taken))
            {
                return ordinary;
            }

            into.Taken = scratch.Taken;
            into.Reading.CopyFrom(scratch.Reading);
            return true;
        }

        /// <summary>Puts a reading on storage. False if the medium refused it: then it is counted as dropped.</summary>
        public bool TryAppend(Reading reading)
        {
            Lane lane = (reading.Flags & ReadingFlags.Alarm) != 0 ? Alarms : Ordinary;
            bool pushesOut = lane.IsFull;
            try
            {
                if (pushesOut)
                {
                    lane.DropOldest();
                    Dropped++;
                }

                if (lane.OverwritesUnmarked)
                {
                    // Before the slot is written: after a power cut a torn record must not be taken for a lost reading.
                    SaveMark();
                }

                if (lane.TryAppend(reading, Taken + 1))
                {
                    Taken++;
                    return true;
                }
            }
            catch (Exception)
            {
                // A full or worn-out medium must not stop the node: it goes on, and the count tells.
            }

            // One reading is lost, the new one: what it would have pushed out may still be whole. So the count stays as it is.
            if (!pushesOut || !lane.TryTakeBack())
            {
                Dropped++;
            }

            lane.MarkGap(lane.Next);
            return false;
        }

        /// <summary>Counts a reading that turned out to be damaged, once; the next one after it says that there is a hole.</summary>
        public void CountDamaged(Lane lane, uint place)
        {
            if (lane.IsFirstLook(place))
            {
                Dropped++;
            }

            lane.MarkGap(place + 1);
        }

        /// <summary>
        /// The gateway holds the readings of the lane from <paramref name="begin"/> up to <paramref name="end"/>, as it holds all before.
        /// What a full outbox gave up while it was under way has arrived: it is dropped no more.
        /// </summary>
        public void Acknowledge(Lane lane, uint begin, uint end, long now)
        {
            uint before = lane.Done;
            uint arrived = lane.GivenUpWithin(begin, end);
            Dropped -= arrived;
            lane.Acknowledge(end);
            if (unmarked == 0)
            {
                unmarkedSince = now;
            }

            unmarked += lane.Done - before + arrived;
        }

        /// <summary>The link is gone: what was under way is to be sent again.</summary>
        public void Rewind()
        {
            Ordinary.Rewind();
            Alarms.Rewind();
        }

        /// <summary>Writes the mark when enough was acknowledged, or some a while ago. False if the medium refused.</summary>
        public bool TrySaveMarkIfDue(long now)
        {
            if (unmarked < MarkEvery && (unmarked == 0 || now - unmarkedSince < MarkAfterMilliseconds))
            {
                return true;
            }

            if (TrySaveMark())
            {
                return true;
            }

            // Not again at once: the cost of an old mark is readings sent twice.
            unmarked = 1;
            unmarkedSince = now;
            return false;
        }

        /// <summary>Writes the mark now, before a restart. False if the medium refused.</summary>
        public bool TrySaveMark()
        {
            try
            {
                SaveMark();
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private void SaveMark()
        {
            Bytes.Put32(markBytes, 0, Ordinary.Done);
            Bytes.Put32(markBytes, 4, Ordinary.GapAt);
            Bytes.Put32(markBytes, 8, Alarms.Done);
            Bytes.Put32(markBytes, 12, Alarms.GapAt);
            Bytes.Put32(markBytes, 16, Taken);
            Bytes.Put32(markBytes, 20, Dropped);
            mark.Save(markBytes);
            Ordinary.NoteMark();
            Alarms.NoteMark();
            unmarked = 0;
        }

        private void CountUpTo(Lane lane)
        {
            if (lane.TryReadNewest(scratch) && scratch.Taken > Taken)
            {
                Taken = scratch.Taken;
            }
        }
    }
}
