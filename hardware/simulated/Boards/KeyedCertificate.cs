using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNodes.Simulated.Boards;

/// <summary>Puts a certificate and its key together, both DER: the key as PKCS#8, SEC 1 or PKCS#1, as mbedTLS takes them.</summary>
internal static class KeyedCertificate
{
    private const string EllipticCurve = "1.2.840.10045.2.1";

    internal static X509Certificate2 Of(byte[] certificate, byte[] key)
    {
        using var bare = X509CertificateLoader.LoadCertificate(certificate);
        if (bare.GetKeyAlgorithm() == EllipticCurve)
        {
            using var curve = ECDsa.Create();
            Import(key, k => curve.ImportPkcs8PrivateKey(k, out _), k => curve.ImportECPrivateKey(k, out _));
            return bare.CopyWithPrivateKey(curve);
        }

        using var rsa = RSA.Create();
        Import(key, k => rsa.ImportPkcs8PrivateKey(k, out _), k => rsa.ImportRSAPrivateKey(k, out _));
        return bare.CopyWithPrivateKey(rsa);
    }

    private static void Import(byte[] key, Action<byte[]> modern, Action<byte[]> classic)
    {
        try
        {
            modern(key);
        }
        catch (CryptographicException)
        {
            classic(key);
        }
    }
}
