using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNodes.Node;

namespace EdgeNodes.Cli.Nodes;

/// <summary>Certificates and keys: PEM from the technician's disk, base64 of DER in a node's settings, checked before they travel.</summary>
internal static class CertificateFiles
{
    /// <summary>Puts what is given into the settings; an authority switches TLS on.</summary>
    public static void PutInto(SettingsText text, string? authority, string? certificate, string? key, string? server)
    {
        if ((certificate == null) != (key == null))
        {
            throw new UserException("--certificate and --key go together: give both or none.");
        }

        if (authority != null)
        {
            using var read = Certificate(authority);
            text.Set("gateway.ca", Convert.ToBase64String(read.RawData));
            text.Set("gateway.tls", "1");
            if (text["gateway.port"] == null)
            {
                text.Set("gateway.port", "8883");
            }
        }

        if (certificate != null)
        {
            using var own = Certificate(certificate);
            text.Set("node.certificate", Convert.ToBase64String(own.RawData));
            text.Set("node.key", Convert.ToBase64String(Key(key!)));
        }

        Check(text["gateway.ca"] ?? "", text["node.certificate"] ?? "", text["node.key"] ?? "", text["gateway.host"] ?? "", server);
    }

    /// <summary>Checks what settings hold.</summary>
    public static void Check(NodeSettings settings, string? server) =>
        Check(settings.GatewayCa, settings.NodeCertificate, settings.NodeKey, settings.GatewayHost, server);

    private static void Check(string authority, string certificate, string key, string host, string? server)
    {
        using var root = authority.Length == 0 ? null : Decode("gateway.ca", authority);
        if (root != null && !IsAuthority(root))
        {
            throw new UserException($"gateway.ca is '{root.Subject}', which is no authority: give the certificate that signed the gateway's.");
        }

        if (certificate.Length > 0 && key.Length > 0)
        {
            using var own = Decode("node.certificate", certificate);
            if (!CertificateKey.Fits(own, key))
            {
                throw new UserException("node.key is not the key of node.certificate: give the two that were made together.");
            }
        }

        if (server != null)
        {
            using var gateway = Certificate(server);
            CheckSigned(root ?? throw new UserException("--gateway-certificate needs an authority to check it against: give --ca."), gateway, host);
        }
    }

    private static void CheckSigned(X509Certificate2 root, X509Certificate2 gateway, string host)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (!chain.Build(gateway))
        {
            throw new UserException($"'{root.Subject}' does not vouch for the gateway's certificate '{gateway.Subject}' ({chain.ChainStatus[0].StatusInformation.TrimEnd('.', ' ')}): give the authority that signed it, or renew it.");
        }

        if (host.Length > 0 && !gateway.MatchesHostname(host))
        {
            throw new UserException($"the gateway's certificate is not for '{host}': set gateway.host to a name that stands in it, or make one for that name.");
        }
    }

    private static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(extension => extension.CertificateAuthority);

    private static X509Certificate2 Certificate(string file)
    {
        var bytes = InputFile.ReadAll(file);
        try
        {
            return bytes.AsSpan().IndexOf("-----BEGIN"u8) >= 0
                ? X509Certificate2.CreateFromPem(System.Text.Encoding.ASCII.GetString(bytes))
                : X509CertificateLoader.LoadCertificate(bytes);
        }
        catch (CryptographicException)
        {
            throw new UserException($"{file} is no certificate: give a PEM or DER file.");
        }
    }

    private static byte[] Key(string file)
    {
        var text = SettingsText.Read(file);
        if (text.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw new UserException($"{file} is encrypted, and a node has nobody to type a password: decrypt it with 'openssl pkey -in {file}'.");
        }

        return PemEncoding.TryFind(text, out var fields) && text[fields.Label].EndsWith("PRIVATE KEY", StringComparison.Ordinal)
            ? Convert.FromBase64String(text[fields.Base64Data])
            : throw new UserException($"{file} holds no private key: give the PEM file that belongs to the certificate.");
    }

    private static X509Certificate2 Decode(string key, string value)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(Convert.FromBase64String(value));
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw new UserException($"{key} is no certificate: write it anew with 'edge node settings write'.");
        }
    }
}
