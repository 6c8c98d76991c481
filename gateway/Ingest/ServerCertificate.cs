using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>Reads the certificate that nodes see.</summary>
internal static class ServerCertificate
{
    /// <exception cref="IngestException">The file is no certificate with key, or the password is wrong.</exception>
    public static X509Certificate2 Load(string file, string? passwordFile)
    {
        try
        {
            string? password = passwordFile == null ? null : File.ReadLines(passwordFile).FirstOrDefault();
            X509Certificate2 certificate = Path.GetExtension(file) is ".pem" or ".crt" ? LoadPem(file, password) : X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return certificate.HasPrivateKey
                ? certificate
                : throw new IngestException($"The certificate {file} has no private key: put both into one PKCS#12 or PEM file.");
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IngestException(
                $"The certificate {file} cannot be read ({error.Message}): it must be a PKCS#12 or PEM file with certificate and key, its password in Ingest:CertificatePasswordFile.", error);
        }
    }

    private static X509Certificate2 LoadPem(string file, string? password) =>
        password == null ? X509Certificate2.CreateFromPemFile(file) : X509Certificate2.CreateFromEncryptedPemFile(file, password);
}
