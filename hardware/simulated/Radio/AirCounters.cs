namespace EdgeNodes.Simulated.Radio;

/// <summary>What happened on the air since the start.</summary>
/// <param name="UplinksSent">Packets that the device sent.</param>
/// <param name="UplinksLost">Of these, how many the gateway did not hear.</param>
/// <param name="DownlinksSent">Packets that the gateway sent.</param>
/// <param name="DownlinksLost">Of these, how many the air swallowed.</param>
/// <param name="DownlinksMissed">Of these, how many the device did not listen to.</param>
/// <param name="UplinkAirtime">Time on air of the device.</param>
public sealed record AirCounters(
    long UplinksSent, long UplinksLost, long DownlinksSent, long DownlinksLost, long DownlinksMissed, TimeSpan UplinkAirtime);
