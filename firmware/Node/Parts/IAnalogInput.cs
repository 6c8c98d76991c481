using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>A voltage as a converter sees it: the ESP32's own, or a better one beside it.</summary>
    public interface IAnalogInput
    {
        /// <summary>Which converter.</summary>
        Part Part { get; }

        /// <summary>Counts from 0 V to full scale; one more than the highest count.</summary>
        int CountsFullScale { get; }

        /// <summary>The voltage of full scale in microvolts.</summary>
        int MicrovoltsFullScale { get; }

        /// <summary>
        /// Measures several times: the median, and the spread between the quarters of what was measured, both in counts.
        /// None if the converter works, else why not; then both are 0.
        /// </summary>
        Cause Read(out int median, out int spread);
    }
}
