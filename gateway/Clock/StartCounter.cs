using System.Globalization;
using System.Security.Cryptography;

using EdgeNodes.Gateway.Registry;

namespace EdgeNodes.Gateway.Clock;

/// <summary>
/// Counts the starts of the gateway, in a file of its own: it must survive a buffer that is set aside, since a receiver
/// would take the first numbers of a repeated start for old ones.
/// </summary>
public static class StartCounter
{
    /// <summary>Counts this start and returns its number. Without a readable file it begins at a random number.</summary>
    /// <exception cref="IOException">The folder does not take the file.</exception>
    public static uint Next(string folder)
    {
        string file = Path.Combine(folder, "starts");
        uint last = File.Exists(file)
            && uint.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out uint read)
            ? read
            : (uint)RandomNumberGenerator.GetInt32(1 << 20);
        uint next = unchecked(last + 1);
        AtomicFile.Write(file, next.ToString(CultureInfo.InvariantCulture));
        return next;
    }
}
