using System.Net.Security;
using System.Security.Authentication;
using MQTTnet.Certificates;

namespace MQTTnet.Server;

public sealed class MqttServerTlsTcpEndpointOptions : MqttServerTcpEndpointBaseOptions
{
    public ICertificateProvider CertificateProvider { get; set; }
    public bool CheckCertificateRevocation { get; set; }
    public CipherSuitesPolicy CipherSuitesPolicy { get; set; }
    public bool ClientCertificateRequired { get; set; }
    public RemoteCertificateValidationCallback RemoteCertificateValidationCallback { get; set; }
    public SslProtocols SslProtocol { get; set; }

    public MqttServerTlsTcpEndpointOptions() => Port = 8883;
}
