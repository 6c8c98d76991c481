namespace MQTTnet.Server;

public class MqttServerTcpEndpointOptions : MqttServerTcpEndpointBaseOptions
{

    public MqttServerTcpEndpointOptions() => Port = 1883;
}
