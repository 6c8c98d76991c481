using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>One way to find the water: a single measurement at a time, or why there is none.</summary>
    public interface IPing
    {
        /// <summary>Which sensor.</summary>
        Part Part { get; }

        /// <summary>True for a sensor in the water that tells the level above the reference; false for one above that tells the distance down.</summary>
        bool TellsLevel { get; }

        /// <summary>Nearest distance that it can measure, mm: nearer water stands in its dead zone. Below 0 for a sensor without one.</summary>
        int NearestMm { get; }

        /// <summary>Farthest distance of its data sheet, mm; without meaning for a sensor without a dead zone.</summary>
        int FarthestMm { get; }

        /// <summary>What the last ping measured, unrounded and not converted: a living sensor's stirs even over still water.</summary>
        int Raw { get; }

        /// <summary>How far its own noise moves <see cref="Raw"/> over water that stands.</summary>
        int Grain { get; }

        /// <summary>Makes it ready for the pings of one sample. None, or why there will not be any.</summary>
        Cause Begin();

        /// <summary>
        /// One measurement in mm. With <see cref="Cause.DeadZone"/> something is nearer than it can measure, with
        /// <see cref="Cause.EchoLost"/> it works but hears nothing; any other cause is a fault.
        /// </summary>
        Cause Ping(out int mm);

        /// <summary>The sample is taken.</summary>
        void End();
    }
}
