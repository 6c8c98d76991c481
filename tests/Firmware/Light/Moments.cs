using System.Globalization;

namespace EdgeNodes.Firmware.Tests.Light;

/// <summary>Moments as a test writes them.</summary>
internal static class Moments
{
    /// <summary>`2026-06-21 04:43` of a clock that is so many hours ahead of UTC.</summary>
    internal static long Utc(string text, double hours = 0) =>
        new DateTimeOffset(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.FromHours(hours)).ToUnixTimeSeconds();
}
