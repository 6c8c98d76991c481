using System.IO;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Wire;

/// <content>What the broker sends.</content>
internal sealed partial class Connection
{
    private void Handle(Packet packet)
    {
        switch (packet.Type)
        {
            case PacketType.Publish:
                HandlePublish(packet);
                break;
            case PacketType.PublishAck:
                Acknowledged(_inFlight.Take((ushort)packet.Word(), PacketType.Publish, Awaiting.Acknowledge), Accepts(packet));
                break;
            case PacketType.PublishReceived:
                HandleReceived((ushort)packet.Word(), Accepts(packet));
                break;
            case PacketType.PublishComplete:
                Acknowledged(_inFlight.Take((ushort)packet.Word(), PacketType.Publish, Awaiting.Complete), true);
                break;
            case PacketType.PublishRelease:
                HandleRelease((ushort)packet.Word());
                break;
            case PacketType.SubscribeAck:
                HandleSubscribed(packet);
                break;
            case PacketType.UnsubscribeAck:
                HandleUnsubscribed((ushort)packet.Word());
                break;
            case PacketType.PingResponse:
                _sincePing.Reset();
                break;
            case PacketType.Disconnect:
                throw new EndOfStreamException("The broker said goodbye.");
            default:
                throw new MqttClientException(MqttClientErrorCode.WrongBrokerMessage);
        }
    }

    // MQTT 5 acknowledgements carry a reason from 0x80 on when the message was refused (mqtt-v5.0, 3.4.2.1).
    private bool Accepts(Packet packet) => !_isVersion5 || packet.Left == 0 || packet.Byte() < 0x80;

    private void Acknowledged(InFlight entry, bool accepted)
    {
        if (entry != null)
        {
            RaisePublished(entry, accepted);
        }
    }

    private void HandlePublish(Packet packet)
    {
        var level = (MqttQoSLevel)((packet.Flags >> 1) & 3);
        var topic = packet.Text();
        var id = level == MqttQoSLevel.AtMostOnce ? (ushort)0 : (ushort)packet.Word();
        if (_isVersion5)
        {
            packet.SkipProperties();
        }

        var message = new MqttMsgPublishEventArgs(topic, packet.Rest(), (packet.Flags & 8) != 0, level, (packet.Flags & 1) != 0);
        switch (level)
        {
            case MqttQoSLevel.AtMostOnce:
                _events.Add(() => Received(message));
                break;
            case MqttQoSLevel.AtLeastOnce:
                _events.Add(() => Received(message));
                Send(new PacketWriter().Word(id).ToPacket(PacketType.PublishAck, 0));
                break;
            default:
                Hold(id, message);
                Send(new PacketWriter().Word(id).ToPacket(PacketType.PublishReceived, 0));
                break;
        }
    }

    private void Hold(ushort id, MqttMsgPublishEventArgs message)
    {
        if (!_unreleased.ContainsKey(id) && _unreleased.Count >= MostUnreleased)
        {
            throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
        }

        _unreleased[id] = message;
    }

    private void HandleRelease(ushort id)
    {
        if (_unreleased.TryGetValue(id, out var message))
        {
            _unreleased.Remove(id);
            _events.Add(() => Received(message));
        }

        Send(new PacketWriter().Word(id).ToPacket(PacketType.PublishComplete, 0));
    }

    private void HandleReceived(ushort id, bool accepted)
    {
        if (!accepted)
        {
            Acknowledged(_inFlight.Take(id, PacketType.Publish, Awaiting.Received), false);
            return;
        }

        _inFlight.Find(id, Awaiting.Received)?.Release();
        Wake();
    }

    private void HandleSubscribed(Packet packet)
    {
        var id = (ushort)packet.Word();
        if (_isVersion5)
        {
            packet.SkipProperties();
        }

        var codes = packet.Rest();
        if (_inFlight.Take(id, PacketType.Subscribe, Awaiting.Acknowledge) == null)
        {
            return;
        }

        var granted = new MqttQoSLevel[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            granted[i] = codes[i] >= 0x80 ? MqttQoSLevel.GrantedFailure : (MqttQoSLevel)codes[i];
        }

        _events.Add(() => Subscribed(new MqttMsgSubscribedEventArgs(id, granted)));
    }

    private void HandleUnsubscribed(ushort id)
    {
        if (_inFlight.Take(id, PacketType.Unsubscribe, Awaiting.Acknowledge) != null)
        {
            _events.Add(() => Unsubscribed(new MqttMsgUnsubscribedEventArgs(id)));
        }
    }
}
