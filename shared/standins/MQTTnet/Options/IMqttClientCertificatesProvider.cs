using System.Security.Cryptography.X509Certificates;

namespace MQTTnet;

/// <summary>Is asked anew at every connect, so that a renewed certificate is taken up.</summary>
public interface IMqttClientCertificatesProvider
{
    X509CertificateCollection GetCertificates();
}
