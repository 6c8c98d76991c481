using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Readings of one class, in order: [Done, Next) wait for the gateway's acknowledgement, of which [Done, Sent) are
    /// under way. Places only grow.
    /// </summary>
    public sealed class Lane
    {
        /// <summary>No hole.</summary>
        public const uint NoGap = 0xFFFFFFFF;

        private readonly Ring ring;
        private readonly OutboxRecord record = new OutboxRecord();
        private uint sentOnce;
        private uint marked;
        private uint damageCounted;
        private uint sentBeforeDrop;
        private uint gapBeforeDrop = NoGap;

        /// <param name="ring">Where its records lie.</param>
        public Lane(Ring ring)
        {
            this.ring = ring;
        }

        /// <summary>Everything below is acknowledged or dropped.</summary>
        public uint Done { get; private set; }

        /// <summary>Everything below was handed to the link since it last came up.</summary>
        public uint Sent { get; private set; }

        /// <summary>The place of the next reading.</summary>
        public uint Next { get; private set; }

        /// <summary>The first reading after a hole, or <see cref="NoGap"/>.</summary>
        public uint GapAt { get; private set; } = NoGap;

        /// <summary>Readings that wait for their acknowledgement.</summary>
        public int Pending => (int)(Next - Done);

        /// <summary>Readings that wait to be sent.</summary>
        public int Unsent => (int)(Next - Sent);

        /// <summary>True when the next reading pushes out the oldest.</summary>
        public bool IsFull => Pending >= ring.Capacity;

        /// <summary>True when the next reading lands on one that is done, but not marked so.</summary>
        public bool OverwritesUnmarked => Next - marked >= (uint)ring.Capacity;

        /// <summary>Takes up where the last boot ended. The mark may lag behind the ring, or the ring may be lost.</summary>
        public void Load(uint done, uint gapAt)
        {
            Take(done, gapAt, ring.TryFindNewest(out uint newest) ? newest + 1 : 0);
        }

        /// <summary>
        /// Takes up where a sleep began; false if the ring's newest record is not the one before <paramref name="next"/>. One that is
        /// acknowledged need not be there any more.
        /// </summary>
        public bool TryResume(uint done, uint gapAt, uint next)
        {
            if (done > next || ring.TryRead(next, record) || (next > done && !ring.TryRead(next - 1, record)))
            {
                return false;
            }

            Take(done, gapAt, next);
            return true;
        }

        /// <summary>Storage knows <see cref="Done"/> now.</summary>
        public void NoteMark() => marked = Done;

        /// <summary>Reads a pending reading; false if it was damaged on the medium.</summary>
        public bool TryRead(uint place, OutboxRecord into) => ring.TryRead(place, into);

        /// <summary>Reads the newest reading, acknowledged or not; false if there is none.</summary>
        public bool TryReadNewest(OutboxRecord into) => Next > 0 && ring.TryRead(Next - 1, into);

        /// <summary>Writes the next reading; false if it does not fit a record. Throws when the medium refuses.</summary>
        public bool TryAppend(Contract.Readings.Reading reading, uint taken)
        {
            record.Place = Next;
            record.Taken = taken;
            record.Reading.CopyFrom(reading);
            if (!ring.TryWrite(record))
            {
                return false;
            }

            Next++;
            return true;
        }

        /// <summary>Gives up the oldest reading.</summary>
        public void DropOldest()
        {
            sentBeforeDrop = Sent;
            gapBeforeDrop = GapAt;
            Done++;
            GapAt = Done;
            if (Sent < Done)
            {
                Sent = Done;
            }
        }

        /// <summary>Undoes <see cref="DropOldest"/> right after it, since nothing came of the write; false if the reading is lost.</summary>
        public bool TryTakeBack()
        {
            try
            {
                if (!ring.TryRead(Done - 1, record))
                {
                    return false;
                }
            }
            catch (Exception)
            {
                // A medium that cannot be read either has lost the reading.
                return false;
            }

            Done--;
            Sent = sentBeforeDrop;
            GapAt = gapBeforeDrop;
            return true;
        }

        /// <summary>Marks a hole before that place.</summary>
        public void MarkGap(uint before) => GapAt = before;

        /// <summary>True when asked for the first time about that place or a later one, in this boot.</summary>
        public bool IsFirstLook(uint place)
        {
            if (place < damageCounted)
            {
                return false;
            }

            damageCounted = place + 1;
            return true;
        }

        /// <summary>True if the reading at that place was handed to a link before, in this boot.</summary>
        public bool WasSent(uint place) => place < sentOnce;

        /// <summary>Everything below <paramref name="end"/> was handed to the link.</summary>
        public void MarkSent(uint end)
        {
            Sent = end;
            if (sentOnce < end)
            {
                sentOnce = end;
            }
        }

        /// <summary>
        /// How many readings of a frame that is acknowledged just now were given up since it was sent. Frames are acknowledged in their order:
        /// nothing else can have passed its beginning.
        /// </summary>
        public uint GivenUpWithin(uint begin, uint end)
        {
            uint passed = Done < end ? Done : end;
            return passed > begin ? passed - begin : 0;
        }

        /// <summary>The gateway holds everything below <paramref name="end"/>.</summary>
        public void Acknowledge(uint end)
        {
            if (end > Done)
            {
                Done = end;
            }

            if (GapAt != NoGap && GapAt < Done)
            {
                GapAt = NoGap;
            }
        }

        /// <summary>The link is gone: what was under way is to be sent again.</summary>
        public void Rewind() => Sent = Done;

        private void Take(uint done, uint gapAt, uint next)
        {
            Next = next;
            if (Next < done)
            {
                Next = done;
            }

            // What the ring has overwritten beyond the mark was acknowledged: a drop is marked before it happens.
            uint oldest = Next > (uint)ring.Capacity ? Next - (uint)ring.Capacity : 0;
            Done = done < oldest ? oldest : done;
            GapAt = gapAt;
            marked = done;
            Sent = Done;
            sentOnce = Done;
            damageCounted = Done;
        }
    }
}
