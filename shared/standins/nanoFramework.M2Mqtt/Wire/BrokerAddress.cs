using System;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace nanoFramework.M2Mqtt.Wire;

/// <summary>Where the broker is and whom the client trusts there.</summary>
internal sealed class BrokerAddress
{
    internal BrokerAddress(string host, int port) => (Host, Port) = (host, port);

    internal string Host { get; }

    internal int Port { get; }

    internal bool Secure { get; set; }

    internal X509Certificate Authority { get; set; }

    internal X509Certificate ClientCertificate { get; set; }

    internal bool Validate { get; set; } = true;

    /// <summary>As mbedTLS on the device: the chain must end at the CA given (or one of the system's), and the name must match.</summary>
    internal bool Trusts(X509Certificate certificate, SslPolicyErrors errors)
    {
        if (!Validate || errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (Authority == null || certificate == null || (errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        using var authority = new X509Certificate2(Authority);
        using var leaf = new X509Certificate2(certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.ExtraStore.Add(authority);
        if (!chain.Build(leaf))
        {
            return false;
        }

        var root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate;
        return string.Equals(root.Thumbprint, authority.Thumbprint, StringComparison.OrdinalIgnoreCase);
    }
}
