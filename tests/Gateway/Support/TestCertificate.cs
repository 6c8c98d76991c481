using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNodes.Gateway.Tests.Support;

/// <summary>An authority of the test's and a certificate for localhost, made for one test.</summary>
internal static class TestCertificate
{
    /// <summary>Writes ca.pem, server.pem (with key), server.pfx and its password.</summary>
    public static void Write(TempFolder folder)
    {
        DateTimeOffset from = DateTimeOffset.UtcNow.AddHours(-1);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=EdgeNodes test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 root = authority.CreateSelfSigned(from, from.AddDays(1));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.Create(root, from, from.AddHours(20), [1, 2, 3, 4]);
        using X509Certificate2 server = signed.CopyWithPrivateKey(key);

        File.WriteAllText(folder["ca.pem"], root.ExportCertificatePem());
        File.WriteAllText(folder["server.pem"], server.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(folder["password"], "only for tests\n");
        File.WriteAllBytes(folder["server.pfx"], server.Export(X509ContentType.Pkcs12, "only for tests"));
    }
}
