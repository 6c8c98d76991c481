using System;

namespace nanoFramework.M2Mqtt.Messages;

/// <summary>The broker confirmed that a subscription ended.</summary>
public class MqttMsgUnsubscribedEventArgs : EventArgs
{
    public MqttMsgUnsubscribedEventArgs(ushort messageId) => MessageId = messageId;

    public ushort MessageId { get; }
}
