using System;
using System.Diagnostics;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>Stopwatch and the system's UTC, which the device's SNTP client sets once it is in a network.</summary>
    public sealed class SystemClock : IClock
    {
        // 1970-01-01 in ticks of 100 ns.
        private const long UnixEpochTicks = 621355968000000000;
        private const long TicksPerSecond = 10000000;

        // 2025-01-01: an earlier time of day is a clock that nobody set.
        private const uint Plausible = 1735689600;

        // A crystal of 40 ppm drifts by 3.5 s a day: beyond that a time is an estimate.
        private const int SyncedForSeconds = 86400;

        private readonly Stopwatch watch = Stopwatch.StartNew();

        // Seconds, not milliseconds: an int is written in one piece, and the link's thread writes this one.
        private int syncedAt = -1;

        /// <inheritdoc/>
        public long Milliseconds => watch.ElapsedMilliseconds;

        /// <inheritdoc/>
        public uint UnixSeconds => (uint)((DateTime.UtcNow.Ticks - UnixEpochTicks) / TicksPerSecond);

        /// <inheritdoc/>
        public TimeQuality Quality => syncedAt < 0 ? TimeQuality.Unknown
            : (Milliseconds / 1000) - syncedAt > SyncedForSeconds ? TimeQuality.Estimated : TimeQuality.Synced;

        /// <summary>The network has set the time, it says; an implausible one is not believed.</summary>
        public void NoteSync()
        {
            if (UnixSeconds >= Plausible)
            {
                syncedAt = (int)(Milliseconds / 1000);
            }
        }
    }
}
