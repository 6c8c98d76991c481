using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>A certificate authority that lives as long as its test.</summary>
internal sealed class Certificates : IDisposable
{
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Certificates()
    {
        var request = new CertificateRequest("CN=EdgeNodes test authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        Authority = request.CreateSelfSigned(Yesterday, Yesterday.AddDays(30));
        Server = Issue("CN=localhost", "1.3.6.1.5.5.7.3.1");
        Folder = Directory.CreateTempSubdirectory("edgenodes-tls-").FullName;
        Write("ca.pem", Authority.ExportCertificatePem());
        Write("server.pem", Server.ExportCertificatePem());
        Write("server.key", Server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    static DateTimeOffset Yesterday => TimeProvider.System.GetUtcNow().AddDays(-1);

    public X509Certificate2 Authority { get; }

    /// <summary>For localhost and 127.0.0.1, with its private key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>Holds ca.pem, server.pem, server.key and what <see cref="IssueClient"/> adds.</summary>
    public string Folder { get; }

    public string File(string name) => Path.Combine(Folder, name);

    public X509Certificate2 IssueClient(string name)
    {
        var certificate = Issue($"CN={name}", "1.3.6.1.5.5.7.3.2");
        Write($"{name}.pem", certificate.ExportCertificatePem());
        Write($"{name}.key", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return certificate;
    }

    /// <summary>Whether a certificate was issued here.</summary>
    public bool Knows(X509Certificate? certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return certificate is X509Certificate2 shown && chain.Build(shown);
    }

    public void Dispose()
    {
        _key.Dispose();
        Authority.Dispose();
        Server.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    X509Certificate2 Issue(string subject, string purpose)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        using var issued = request.Create(Authority, Yesterday, Yesterday.AddDays(20), RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);

        // Through PKCS#12, since some platforms do not take a key that lives in memory only.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    void Write(string name, string pem) => System.IO.File.WriteAllText(File(name), pem);
}
