using System.Net.Sockets;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Exceptions;

namespace MQTTnet.Server.Internal;

/// <summary>The parts of one server that its connections use.</summary>
internal sealed record MqttServerServices(
    MqttServerOptions Options,
    MqttServerEvents Events,
    MqttSessions Sessions,
    MqttDispatcher Dispatcher,
    MqttSubscriptionDesk Desk,
    IMqttNetLogger Logger)
{
    /// <summary>Ends of a connection that are nobody's mistake.</summary>
    public static bool IsConnectionLost(Exception exception) =>
        exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException or MqttCommunicationException;
}
