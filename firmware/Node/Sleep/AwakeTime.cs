using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>Tells how long the last cycle with the radio on took: what a battery lives on.</summary>
    public static class AwakeTime
    {
        /// <summary>Adds it to a reading when it is due and there is one; then no more for so many milliseconds.</summary>
        public static void Tell(SleepNote note, Reading reading, long now, long every)
        {
            if (note.Awake > 0 && now >= note.TellAwakeAt)
            {
                reading.Set(QuantityTable.Awake, note.Awake / 1000.0);
                note.Awake = 0;
                note.TellAwakeAt = now + every;
            }
        }
    }
}
