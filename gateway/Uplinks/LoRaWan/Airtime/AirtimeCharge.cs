using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Airtime;

/// <summary>A packet in the account.</summary>
/// <param name="band">Where it was sent.</param>
/// <param name="at">When, by <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="airtime">How long it was on the air.</param>
public sealed class AirtimeCharge(SubBand band, long at, TimeSpan airtime)
{
    internal SubBand Band { get; } = band;

    internal long At { get; } = at;

    internal TimeSpan Airtime { get; set; } = airtime;
}
