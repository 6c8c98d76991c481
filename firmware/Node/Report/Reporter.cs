using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Contract.Topics;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Sends what lies in the outbox, in order, alarms first, as frames with QoS 1. A few frames are under way at a time
    /// (M2Mqtt keeps each in RAM); a frame's readings leave the outbox when it and all before it are acknowledged.
    /// </summary>
    public sealed class Reporter
    {
        /// <summary>Frames under way at a time.</summary>
        public const int MaxInFlight = 4;

        /// <summary>Readings in one frame when there is a backlog, however few <c>report.batch</c> asks for.</summary>
        public const int BacklogBatch = 16;

        /// <summary>Without an acknowledgement for so long the connection is dead, whatever TCP says.</summary>
        public const int AckTimeout = 20000;

        private const int FrameBytes = 1024;

        private readonly Outbox outbox;
        private readonly ILink link;
        private readonly NodeId node;
        private readonly int batch;
        private readonly string topic;
        private readonly FrameEncoder encoder = new FrameEncoder();
        private readonly byte[] frame = new byte[FrameBytes];
        private readonly OutboxRecord record = new OutboxRecord();
        private readonly TimeCorrection time;
        private readonly Reading[] readings;
        private readonly uint[] places;
        private readonly Flight[] flights = new Flight[MaxInFlight];
        private int first;
        private int count;

        /// <param name="outbox">What to send.</param>
        /// <param name="link">Where to.</param>
        /// <param name="node">Whose readings.</param>
        /// <param name="batch">How many readings to wait for before sending.</param>
        /// <param name="time">Corrects the times of readings that were taken before the clock was known.</param>
        public Reporter(Outbox outbox, ILink link, NodeId node, int batch, TimeCorrection time)
        {
            this.outbox = outbox;
            this.link = link;
            this.node = node;
            this.batch = batch;
            this.time = time;
            topic = NodeTopics.Up(node);
            int most = batch > BacklogBatch ? batch : BacklogBatch;
            readings = new Reading[most];
            places = new uint[most];
            for (int i = 0; i < most; i++)
            {
                readings[i] = new Reading();
            }

            for (int i = 0; i < MaxInFlight; i++)
            {
                flights[i] = new Flight();
            }
        }

        /// <summary>Frames that the gateway acknowledged in this boot.</summary>
        public uint Frames { get; private set; }

        /// <summary>Frames that wait for their acknowledgement.</summary>
        public int InFlight => count;

        /// <summary>Sends as long as frames may be under way. <paramref name="flush"/>: do not wait for a full batch.</summary>
        public void Send(long now, bool flush)
        {
            while (count < MaxInFlight)
            {
                Lane lane = outbox.Alarms.Unsent > 0 ? outbox.Alarms : outbox.Ordinary;
                bool enough = lane == outbox.Alarms ? lane.Unsent > 0 : lane.Unsent >= batch || (flush && lane.Unsent > 0);
                if (!enough || !TrySend(lane, now))
                {
                    return;
                }
            }
        }

        /// <summary>Notes an acknowledgement; false if the number is of nothing under way.</summary>
        public bool Acknowledge(int number, long now)
        {
            bool found = false;
            for (int i = 0; i < count; i++)
            {
                Flight flight = flights[(first + i) % MaxInFlight];
                if (flight.Number == number && !flight.Landed)
                {
                    flight.Landed = true;
                    Frames++;
                    found = true;
                }
            }

            Land(now);
            return found;
        }

        /// <summary>True if the oldest frame waits for too long.</summary>
        public bool IsStuck(long now) => count > 0 && now - flights[first].SentAt > AckTimeout;

        /// <summary>Milliseconds until <see cref="IsStuck"/> could be.</summary>
        public long Wait(long now) => count == 0 ? AckTimeout : flights[first].SentAt + AckTimeout + 1 - now;

        /// <summary>The link is gone: everything unacknowledged is to be sent again.</summary>
        public void Rewind()
        {
            count = 0;
            outbox.Rewind();
        }

        private bool TrySend(Lane lane, long now)
        {
            uint begin = lane.Sent;
            int gathered = Gather(lane, out uint end);
            int number = 0;
            if (gathered > 0)
            {
                int length = encoder.Encode(readings, 0, gathered, frame, 0, frame.Length, out int encoded);
                end = encoded < gathered ? places[encoded] : end;
                byte[] payload = new byte[length];
                for (int i = 0; i < length; i++)
                {
                    payload[i] = frame[i];
                }

                number = link.Publish(topic, payload);
                if (number == 0)
                {
                    return false;
                }
            }

            Flight flight = flights[(first + count) % MaxInFlight];
            flight.Number = number;
            flight.Lane = lane;
            flight.Begin = begin;
            flight.End = end;
            flight.SentAt = now;
            flight.Landed = gathered == 0;
            count++;
            lane.MarkSent(end);
            Land(now);
            return true;
        }

        // Whatever is damaged or belongs to another node id is passed over, and counted.
        private int Gather(Lane lane, out uint end)
        {
            int gathered = 0;
            uint place = lane.Sent;
            while (gathered < readings.Length && place < lane.Next)
            {
                if (lane.TryRead(place, record) && record.Reading.Node.Is(node))
                {
                    Reading reading = readings[gathered];
                    reading.CopyFrom(record.Reading);
                    time.Correct(reading);
                    reading.Flags |= lane.GapAt == place ? ReadingFlags.Gap : ReadingFlags.None;
                    reading.Flags |= lane.WasSent(place) || time.IsStale(reading) ? ReadingFlags.Replayed : ReadingFlags.None;
                    places[gathered] = place;
                    gathered++;
                }
                else if (!lane.WasSent(place))
                {
                    // Comes by again when the link took nothing of what was gathered.
                    outbox.CountDamaged(lane, place);
                }

                place++;
            }

            end = place;
            return gathered;
        }

        private void Land(long now)
        {
            while (count > 0 && flights[first].Landed)
            {
                Lane? lane = flights[first].Lane;
                if (lane != null)
                {
                    outbox.Acknowledge(lane, flights[first].Begin, flights[first].End, now);
                }

                first = (first + 1) % MaxInFlight;
                count--;
            }
        }
    }
}
