using System.Security.Cryptography;
using System.Text;

namespace EdgeNodes.Gateway.Registry;

/// <summary>
/// What is kept of a node's secret: salt and HMAC-SHA-256. A slow hash would add nothing, since secrets are 128 random
/// bits and never chosen by people (ETSI EN 303 645, 5.1).
/// </summary>
internal sealed record NodeSecret(string Salt, string Hash, DateTimeOffset Enrolled)
{
    private const int SecretBytes = 16;

    /// <summary>Makes a secret; only its hash can be had later.</summary>
    public static (NodeSecret Kept, string Secret) Make(DateTimeOffset now)
    {
        string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        byte[] salt = RandomNumberGenerator.GetBytes(SecretBytes);
        return (new NodeSecret(Convert.ToHexStringLower(salt), Convert.ToHexStringLower(HashOf(salt, secret)), now), secret);
    }

    /// <summary>Compares in constant time.</summary>
    public bool Matches(string secret) =>
        CryptographicOperations.FixedTimeEquals(HashOf(Convert.FromHexString(Salt), secret), Convert.FromHexString(Hash));

    private static byte[] HashOf(byte[] salt, string secret) => HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(secret));
}
