using MQTTnet.Packets;

namespace MQTTnet;

/// <summary>A received message and the say over its acknowledgement.</summary>
public sealed class MqttApplicationMessageReceivedEventArgs : EventArgs
{
    readonly Func<MqttApplicationMessageReceivedEventArgs, CancellationToken, Task> _acknowledgeHandler;
    int _isAcknowledged;

    public MqttApplicationMessageReceivedEventArgs(
        string clientId,
        MqttApplicationMessage applicationMessage,
        MqttPublishPacket publishPacket,
        Func<MqttApplicationMessageReceivedEventArgs, CancellationToken, Task> acknowledgeHandler)
    {
        ArgumentNullException.ThrowIfNull(applicationMessage);
        ArgumentNullException.ThrowIfNull(publishPacket);
        ClientId = clientId;
        ApplicationMessage = applicationMessage;
        PublishPacket = publishPacket;
        _acknowledgeHandler = acknowledgeHandler;
    }

    public MqttApplicationMessage ApplicationMessage { get; }

    /// <summary>False: the handler calls <see cref="AcknowledgeAsync"/> itself, even after it has returned.</summary>
    public bool AutoAcknowledge { get; set; } = true;

    public string ClientId { get; }
    public bool IsHandled { get; set; }
    public ushort PacketIdentifier => PublishPacket.PacketIdentifier;

    /// <summary>True: no acknowledgement is sent, so the server delivers the message again when the session is resumed.</summary>
    public bool ProcessingFailed { get; set; }

    public MqttApplicationMessageReceivedReasonCode ReasonCode { get; set; }
    public string ResponseReasonString { get; set; }
    public List<MqttUserProperty> ResponseUserProperties { get; } = [];
    public object Tag { get; set; }

    internal MqttPublishPacket PublishPacket { get; }

    public Task AcknowledgeAsync(CancellationToken cancellationToken)
    {
        if (_acknowledgeHandler is null)
        {
            throw new NotSupportedException("Deferred acknowledgement of application message is not yet supported in MQTTnet server.");
        }

        if (Interlocked.Exchange(ref _isAcknowledged, 1) != 0)
        {
            throw new InvalidOperationException("The application message is already acknowledged.");
        }

        return _acknowledgeHandler(this, cancellationToken);
    }
}
