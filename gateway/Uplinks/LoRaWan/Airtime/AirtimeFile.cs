using System.Globalization;
using EdgeNodes.Gateway.Registry;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Airtime;

/// <summary>
/// The last hour's time on air on disk, one packet a line (`unix-ms sub-band-Hz µs`): the law does not know restarts, and
/// a gateway that keeps crashing must not get a fresh hour each time. An hour holds some hundred packets, so the file is
/// replaced as a whole; with that all its times follow the wall clock when that is set.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="time">Wall clock and monotonic clock.</param>
/// <param name="onTrouble">Is told once when the file cannot be written; sending goes on by the account in memory.</param>
public sealed class AirtimeFile(string path, TimeProvider time, Action<string>? onTrouble = null)
{
    private const int MaxBytes = 1 << 20;
    private bool _broken;

    /// <summary>Packets of the last hour, oldest first; none without a file, null when it does not say.</summary>
    internal IReadOnlyList<AirtimeCharge>? Read()
    {
        try
        {
            if (!File.Exists(path))
            {
                return [];
            }
            if (new FileInfo(path).Length > MaxBytes)
            {
                return null;
            }
            List<AirtimeCharge> charges = [];
            foreach (string line in File.ReadLines(path))
            {
                if (TryRead(line) is not { } charge)
                {
                    return null;
                }
                if (time.GetElapsedTime(charge.At) < AirtimeBudget.Period)
                {
                    charges.Add(charge);
                }
            }
            charges.Sort(static (a, b) => a.At.CompareTo(b.At));
            return charges;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal void Write(IEnumerable<AirtimeCharge> charges)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        IEnumerable<string> lines = charges.Where(charge => charge.Airtime > TimeSpan.Zero).Select(charge => string.Create(
            CultureInfo.InvariantCulture,
            $"{now - (long)time.GetElapsedTime(charge.At).TotalMilliseconds} {charge.Band.LowHz} {(long)Math.Ceiling(charge.Airtime.TotalMicroseconds)}\n"));
        try
        {
            AtomicFile.Write(path, string.Concat(lines));
            _broken = false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!_broken)
            {
                onTrouble?.Invoke($"The air time account {path} cannot be written ({error.Message}): make room there, or a restart forgets what was sent.");
            }
            _broken = true;
        }
    }

    private AirtimeCharge? TryRead(string line)
    {
        string[] parts = line.Split(' ');
        if (parts.Length != 3
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long at)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int hertz)
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds)
            || microseconds > AirtimeBudget.Period.TotalMicroseconds
            || Eu868.SubBandOf(hertz) is not { } band)
        {
            return null;
        }
        // A packet from the future: the clock was set back, so nobody knows how old it is. As if sent just now.
        double age = Math.Clamp(time.GetUtcNow().ToUnixTimeMilliseconds() - (double)at, 0, AirtimeBudget.Period.TotalMilliseconds);
        long then = time.GetTimestamp() - (long)(age / 1000 * time.TimestampFrequency);
        return new AirtimeCharge(band, then, TimeSpan.FromMicroseconds(microseconds));
    }
}
