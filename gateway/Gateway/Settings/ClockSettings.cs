using System.Net;

namespace EdgeNodes.Gateway.Settings;

/// <summary>Where nodes ask for the time.</summary>
/// <param name="Address">The address listened on.</param>
/// <param name="Port">The UDP port; 123 is what nodes ask.</param>
/// <param name="Always">
/// True to tell the time without asking the kernel whether it is kept by NTP: for a machine whose host or GPS keeps it.
/// </param>
public sealed record ClockSettings(IPAddress Address, int Port, bool Always);
