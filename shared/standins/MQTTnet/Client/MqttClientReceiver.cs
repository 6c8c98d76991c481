using System.Threading.Channels;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>Hands received messages to the handler, one after the other, and acknowledges them.</summary>
internal sealed class MqttClientReceiver
{
    // QoS 1 and 2 are bounded by the packet identifiers. QoS 0 is not, and may be lost: above this many it is.
    const int MaximumWaiting = 10_000;

    readonly MqttOutbox _outbox;
    readonly MqttExactlyOnceInbox _inbox;
    readonly MqttTopicAliases _aliases;
    readonly string _clientId;
    readonly Func<MqttApplicationMessageReceivedEventArgs, Task> _handler;
    readonly IMqttNetLogger _logger;
    readonly Channel<MqttPublishPacket> _waiting = Channel.CreateUnbounded<MqttPublishPacket>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    int _waitingCount;
    volatile bool _isComplete;

    public MqttClientReceiver(
        MqttOutbox outbox,
        MqttExactlyOnceInbox inbox,
        ushort topicAliasMaximum,
        string clientId,
        Func<MqttApplicationMessageReceivedEventArgs, Task> handler,
        IMqttNetLogger logger)
    {
        _outbox = outbox;
        _inbox = inbox;
        _aliases = new MqttTopicAliases(topicAliasMaximum);
        _clientId = clientId;
        _handler = handler;
        _logger = logger;
        Delivered = Task.Run(DeliverAsync);
    }

    /// <summary>Ends with the last handler call.</summary>
    public Task Delivered { get; }

    public void Take(MqttPublishPacket packet)
    {
        _aliases.Resolve(packet);
        switch (packet.QualityOfServiceLevel)
        {
            case MqttQualityOfServiceLevel.AtMostOnce when Volatile.Read(ref _waitingCount) >= MaximumWaiting:
                _logger.Warning(nameof(MqttClient), $"{MaximumWaiting} messages wait for the handler: a QoS 0 message on {packet.Topic} is dropped.");
                return;
            case MqttQualityOfServiceLevel.ExactlyOnce when !_inbox.TryAdd(packet.PacketIdentifier, out var isAcknowledged):
                if (isAcknowledged)
                {
                    _outbox.Post(new MqttPubRecPacket { PacketIdentifier = packet.PacketIdentifier });
                }

                return;
        }

        Interlocked.Increment(ref _waitingCount);
        _waiting.Writer.TryWrite(packet);
    }

    public void Release(MqttPubRelPacket packet)
    {
        _inbox.Remove(packet.PacketIdentifier);
        _outbox.Post(new MqttPubCompPacket { PacketIdentifier = packet.PacketIdentifier });
    }

    /// <summary>What still waits is dropped: unacknowledged as it is, the server delivers it again.</summary>
    public void Complete()
    {
        _isComplete = true;
        _waiting.Writer.TryComplete();
    }

    async Task DeliverAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (_waiting.Reader.TryRead(out var packet))
            {
                Interlocked.Decrement(ref _waitingCount);
                if (!_isComplete || packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce)
                {
                    await DeliverAsync(packet);
                }
            }
        }
    }

    async Task DeliverAsync(MqttPublishPacket packet)
    {
        try
        {
            var args = new MqttApplicationMessageReceivedEventArgs(_clientId, MqttApplicationMessageFactory.Create(packet), packet, AcknowledgeAsync);
            await _handler(args);
            if (args.AutoAcknowledge)
            {
                await args.AcknowledgeAsync(CancellationToken.None);
            }
        }
        catch (Exception exception) when (_isComplete && exception is MqttCommunicationException)
        {
            // The connection ended while the handler worked; the server delivers the message again.
        }
        catch (Exception exception)
        {
            // Not acknowledged: a handler that fails must not lose the message.
            _logger.Error(nameof(MqttClient), "Error while handling application message", exception);
            _inbox.Remove(packet.PacketIdentifier);
        }
    }

    async Task AcknowledgeAsync(MqttApplicationMessageReceivedEventArgs args, CancellationToken cancellationToken)
    {
        var packet = args.PublishPacket;
        if (packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce)
        {
            return;
        }

        if (args.ProcessingFailed)
        {
            _inbox.Remove(packet.PacketIdentifier);
            return;
        }

        if (_isComplete)
        {
            throw new MqttClientNotConnectedException();
        }

        MqttPacket answer;
        if (packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtLeastOnce)
        {
            answer = new MqttPubAckPacket
            {
                PacketIdentifier = packet.PacketIdentifier,
                ReasonCode = (MqttPubAckReasonCode)args.ReasonCode,
                ReasonString = args.ResponseReasonString,
                UserProperties = args.ResponseUserProperties,
            };
        }
        else
        {
            if ((int)args.ReasonCode < 0x80)
            {
                _inbox.Acknowledge(packet.PacketIdentifier);
            }
            else
            {
                _inbox.Remove(packet.PacketIdentifier); // A refused message has no PUBREL (MQTT 5, 4.3.3).
            }

            answer = new MqttPubRecPacket
            {
                PacketIdentifier = packet.PacketIdentifier,
                ReasonCode = (MqttPubRecReasonCode)args.ReasonCode,
                ReasonString = args.ResponseReasonString,
                UserProperties = args.ResponseUserProperties,
            };
        }

        await _outbox.WaitForRoomAsync().AsTask().WaitAsync(cancellationToken);
        _outbox.Post(answer);
    }
}
