using System;

namespace EdgeNodes.Contract.Readings
{
    /// <summary>What else a reading says. Travels in frames (8 bits): never renumber.</summary>
    [Flags]
    public enum ReadingFlags
    {
        /// <summary>An ordinary reading.</summary>
        None = 0,

        /// <summary>A threshold was passed: overtakes everything buffered, goes last when something must go.</summary>
        Alarm = 1,

        /// <summary>A sensor did not answer or answered nonsense: its quantity is missing.</summary>
        SensorFault = 2,

        /// <summary>From the outbox, not just measured: sent again, of an earlier boot, or waited without a clock.</summary>
        Replayed = 4,

        /// <summary>Readings were lost before this one because the outbox was full.</summary>
        Gap = 8,

        /// <summary>A value is there, but conditions make it doubtful: quantity `cause` says which.</summary>
        Doubtful = 16,
    }
}
