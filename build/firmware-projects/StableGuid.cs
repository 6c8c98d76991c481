using System.Security.Cryptography;
using System.Text;

namespace EdgeNodes.FirmwareProjects;

/// <summary>A GUID that is made from a name (RFC 9562, version 8): no machine and no run makes another.</summary>
public static class StableGuid
{
    /// <summary>Upper case, without braces.</summary>
    public static string Of(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString().ToUpperInvariant();
    }
}
