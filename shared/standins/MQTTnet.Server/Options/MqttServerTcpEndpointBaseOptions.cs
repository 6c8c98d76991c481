using System.Net;
using System.Net.Sockets;

namespace MQTTnet.Server;

public abstract class MqttServerTcpEndpointBaseOptions
{
    public IPAddress BoundInterNetworkAddress { get; set; } = IPAddress.Any;
    public IPAddress BoundInterNetworkV6Address { get; set; } = IPAddress.IPv6Any;
    public int ConnectionBacklog { get; set; } = 100;
    public bool IsEnabled { get; set; }
    public bool? KeepAlive { get; set; }
    public LingerOption LingerState { get; set; } = new(true, 0);
    public bool NoDelay { get; set; } = true;
    public int Port { get; set; }
    public bool ReuseAddress { get; set; }
    public int? TcpKeepAliveInterval { get; set; }
    public int? TcpKeepAliveRetryCount { get; set; }
    public int? TcpKeepAliveTime { get; set; }
}
