using System;
using System.Diagnostics;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>Stopwatch, and the system's UTC as far as it is believed.</summary>
    public sealed class SystemClock : IClock
    {
        // 1970-01-01 in ticks of 100 ns.
        private const long UnixEpochTicks = 621355968000000000;
        private const long TicksPerSecond = 10000000;

        private readonly object gate = new object();
        private readonly Stopwatch watch = Stopwatch.StartNew();
        private readonly TimeJudge judge = new TimeJudge();

        /// <inheritdoc/>
        public long Milliseconds => watch.ElapsedMilliseconds;

        /// <inheritdoc/>
        public uint UnixSeconds
        {
            get
            {
                lock (gate)
                {
                    return judge.UnixSeconds(Look());
                }
            }
        }

        /// <inheritdoc/>
        public TimeQuality Quality
        {
            get
            {
                lock (gate)
                {
                    return judge.Quality(Look());
                }
            }
        }

        private static long SystemSeconds => (DateTime.UtcNow.Ticks - UnixEpochTicks) / TicksPerSecond;

        /// <summary>The network has set the time, it says; called on the link's thread.</summary>
        public void NoteSync()
        {
            lock (gate)
            {
                judge.NoteSync(Milliseconds, SystemSeconds);
            }
        }

        private long Look()
        {
            long now = Milliseconds;
            judge.Look(now, SystemSeconds);
            return now;
        }
    }
}
