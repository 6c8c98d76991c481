using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNodes.Cli.Nodes;

/// <summary>Whether a key is a certificate's: elliptic curve or RSA, as PKCS#8, SEC 1 or PKCS#1.</summary>
internal static class CertificateKey
{
    /// <param name="certificate">The certificate.</param>
    /// <param name="key">Base64 of DER.</param>
    public static bool Fits(X509Certificate2 certificate, string key)
    {
        try
        {
            var bytes = Convert.FromBase64String(key);
            using var together = certificate.GetECDsaPublicKey() is { } curve ? Join(certificate, curve, bytes) : JoinRsa(certificate, bytes);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static X509Certificate2 Join(X509Certificate2 certificate, ECDsa publicKey, byte[] bytes)
    {
        publicKey.Dispose();
        using var key = ECDsa.Create();
        Import(() => key.ImportPkcs8PrivateKey(bytes, out _), () => key.ImportECPrivateKey(bytes, out _));
        return certificate.CopyWithPrivateKey(key);
    }

    private static X509Certificate2 JoinRsa(X509Certificate2 certificate, byte[] bytes)
    {
        using var key = RSA.Create();
        Import(() => key.ImportPkcs8PrivateKey(bytes, out _), () => key.ImportRSAPrivateKey(bytes, out _));
        return certificate.CopyWithPrivateKey(key);
    }

    private static void Import(Action modern, Action classic)
    {
        try
        {
            modern();
        }
        catch (CryptographicException)
        {
            classic();
        }
    }
}
