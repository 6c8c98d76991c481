using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>A reading that says that somebody is at a node.</summary>
/// <param name="Node">Where.</param>
/// <param name="Time">When, seconds since 1970; since boot while the quality is unknown.</param>
/// <param name="Quality">How far the time may be trusted.</param>
public readonly record struct Sighting(NodeId Node, uint Time, TimeQuality Quality);

/// <summary>Hears of people at nodes as soon as a frame is read, before it is on disk: nobody waits in the dark for a disk.</summary>
public interface ISightings
{
    /// <summary>Somebody is there. Called on a connection's thread: return soon.</summary>
    void Seen(Sighting sighting);
}
