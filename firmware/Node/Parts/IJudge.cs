using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Looks at each reading after all sensors have: derives values, raises alarms, asks for another pace.</summary>
    public interface IJudge
    {
        /// <summary>Wished sampling period in milliseconds, 0 for the usual one. The shortest wish wins.</summary>
        int PeriodMilliseconds { get; }

        /// <summary>True while a sample is wanted at once, out of the grid.</summary>
        bool IsUrgent { get; }

        /// <summary>May set values and <see cref="ReadingFlags.Alarm"/>; now in milliseconds since boot.</summary>
        void Judge(Reading reading, long now);
    }
}
