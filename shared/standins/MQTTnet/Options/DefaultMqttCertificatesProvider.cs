using System.Security.Cryptography.X509Certificates;

namespace MQTTnet;

public sealed class DefaultMqttCertificatesProvider : IMqttClientCertificatesProvider
{
    readonly X509CertificateCollection _certificates;

    public DefaultMqttCertificatesProvider(X509Certificate2Collection certificates) => _certificates = certificates;

    public DefaultMqttCertificatesProvider(IEnumerable<X509Certificate> certificates)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        _certificates = [.. certificates];
    }

    public X509CertificateCollection GetCertificates() => _certificates;
}
