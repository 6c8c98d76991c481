using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet.Formatter;

/// <summary>The properties of MQTT 5 (2.2.2); each is left out when it holds the value that its absence means.</summary>
internal static class MqttPropertyWriter
{
    public static void WriteProperty(this MqttBufferWriter writer, MqttPropertyId id, string value)
    {
        if (value is not null)
        {
            writer.WriteByte((byte)id);
            writer.WriteString(value);
        }
    }

    public static void WriteProperty(this MqttBufferWriter writer, MqttPropertyId id, byte[] value)
    {
        if (value is not null)
        {
            writer.WriteByte((byte)id);
            writer.WriteBinary(value);
        }
    }

    public static void WriteProperty(this MqttBufferWriter writer, MqttPropertyId id, uint value, bool present)
    {
        if (present)
        {
            writer.WriteByte((byte)id);
            writer.WriteUInt32(value);
        }
    }

    public static void WriteProperty(this MqttBufferWriter writer, MqttPropertyId id, ushort value, bool present)
    {
        if (present)
        {
            writer.WriteByte((byte)id);
            writer.WriteUInt16(value);
        }
    }

    public static void WriteProperty(this MqttBufferWriter writer, MqttPropertyId id, byte value, bool present)
    {
        if (present)
        {
            writer.WriteByte((byte)id);
            writer.WriteByte(value);
        }
    }

    public static void WriteVariableProperty(this MqttBufferWriter writer, MqttPropertyId id, uint value)
    {
        writer.WriteByte((byte)id);
        writer.WriteVariableByteInteger(value);
    }

    public static void WriteUserProperties(this MqttBufferWriter writer, List<MqttUserProperty> properties)
    {
        if (properties is null)
        {
            return;
        }

        foreach (var property in properties)
        {
            writer.WriteByte((byte)MqttPropertyId.UserProperty);
            writer.WriteString(property.Name);
            writer.WriteBinary(property.ValueBuffer.Span);
        }
    }
}
