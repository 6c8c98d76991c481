using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Simulated.Radio;

/// <summary>A packet on its way down.</summary>
/// <param name="Start">When its preamble starts, on the air's clock.</param>
/// <param name="End">When it has been sent.</param>
/// <param name="FrequencyHz">Frequency in hertz.</param>
/// <param name="Rate">Data rate.</param>
/// <param name="PhyPayload">The packet.</param>
/// <param name="Lost">The air swallows it.</param>
internal sealed record AirDownlink(TimeSpan Start, TimeSpan End, int FrequencyHz, DataRate Rate, byte[] PhyPayload, bool Lost);
