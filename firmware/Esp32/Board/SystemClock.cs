using System;
using System.Diagnostics;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;
using nanoFramework.Networking;
using nanoFramework.Runtime.Native;

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
        private bool isAsking;

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

        /// <summary>
        /// Before the network is asked for the time: a time that the chip kept over a restart would pass for its answer, so the system's
        /// clock is put where nobody believes it. This clock runs on from what it knew.
        /// </summary>
        public void Unset()
        {
            lock (gate)
            {
                if (judge.Quality(Look()) != TimeQuality.Unknown)
                {
                    Rtc.SetSystemTime(new DateTime(UnixEpochTicks));
                }
            }
        }

        /// <summary>The network did not tell: the chip shall go on keeping what is known, over the next restart too.</summary>
        public void PutBack()
        {
            lock (gate)
            {
                long now = Look();
                if (judge.Quality(now) != TimeQuality.Unknown && SystemSeconds < TimeJudge.Earliest)
                {
                    Rtc.SetSystemTime(new DateTime(UnixEpochTicks + (judge.UnixSeconds(now) * TicksPerSecond)));
                    judge.NotePutBack();
                }
            }
        }

        /// <summary>Called every hour that a connection stands: asks for the time twice a day, and proves that it was told.</summary>
        public void Refresh()
        {
            if (isAsking)
            {
                isAsking = false;
                PutBack();
            }
            else if (!judge.IsFresh(Milliseconds))
            {
                isAsking = true;
                Unset();
                Sntp.UpdateNow();
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
