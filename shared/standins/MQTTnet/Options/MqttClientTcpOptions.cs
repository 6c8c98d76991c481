using System.Net;
using System.Net.Sockets;

namespace MQTTnet;

public sealed class MqttClientTcpOptions : IMqttClientChannelOptions
{
    public AddressFamily AddressFamily { get; set; }
    public LingerOption LingerState { get; set; } = new(true, 0);
    public bool NoDelay { get; set; } = true;
    public ProtocolType ProtocolType { get; set; } = ProtocolType.Tcp;
    public EndPoint RemoteEndpoint { get; set; }
    public MqttClientTlsOptions TlsOptions { get; set; } = new();
}
