using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNodes.Tests.Support;

/// <summary>An authority of the test's; it issues certificates and writes them as PEM files.</summary>
public sealed class CityAuthority : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly X509Certificate2 root;
    private byte serial;

    public CityAuthority(string name = "city authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(2));
        CertificateFile = folder.Write("ca.pem", root.ExportCertificatePem() + "\n");
    }

    /// <summary>The authority's own certificate.</summary>
    public string CertificateFile { get; }

    /// <summary>Its certificate as a node's settings hold it.</summary>
    public string Base64 => Convert.ToBase64String(root.RawData);

    /// <summary>Issues a certificate for a name and writes it and its key.</summary>
    public Issued Issue(string name, bool rsa = false)
    {
        using var curve = rsa ? null : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var prime = rsa ? RSA.Create(2048) : null;
        var request = rsa
            ? new CertificateRequest($"CN={name}", prime!, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={name}", curve!, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var generator = X509SignatureGenerator.CreateForECDsa(root.GetECDsaPrivateKey()!);
        using var certificate = request.Create(root.SubjectName, generator, DateTimeOffset.UtcNow.AddMinutes(-30), DateTimeOffset.UtcNow.AddDays(1), [1, ++serial]);
        var key = rsa ? prime!.ExportPkcs8PrivateKey() : curve!.ExportPkcs8PrivateKey();
        var keyPem = PemEncoding.WriteString("PRIVATE KEY", key);
        return new Issued(
            folder.Write($"{name}-{serial}.pem", certificate.ExportCertificatePem() + "\n"), folder.Write($"{name}-{serial}.key", keyPem + "\n"),
            folder.Write($"{name}-{serial}-both.pem", certificate.ExportCertificatePem() + "\n" + keyPem + "\n"),
            Convert.ToBase64String(certificate.RawData), Convert.ToBase64String(key));
    }

    public void Dispose()
    {
        root.Dispose();
        folder.Dispose();
    }

    /// <param name="CertificateFile">PEM.</param>
    /// <param name="KeyFile">PEM, PKCS#8.</param>
    /// <param name="BothFile">PEM, certificate and key.</param>
    /// <param name="Certificate">Base64 of DER.</param>
    /// <param name="Key">Base64 of DER.</param>
    public sealed record Issued(string CertificateFile, string KeyFile, string BothFile, string Certificate, string Key);
}
