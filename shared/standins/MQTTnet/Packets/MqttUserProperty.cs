using System.Text;

namespace MQTTnet.Packets;

/// <summary>A name and value that travel with a packet (MQTT 5, 3.1.2.11.8); a name may occur more than once.</summary>
public sealed class MqttUserProperty
{
    public MqttUserProperty(string name, ReadOnlyMemory<byte> value)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        ValueBuffer = value;
    }

    public MqttUserProperty(string name, ArraySegment<byte> value)
        : this(name, (ReadOnlyMemory<byte>)value)
    {
    }

    public string Name { get; }

    /// <summary>The value as UTF-8, as it was received.</summary>
    public ReadOnlyMemory<byte> ValueBuffer { get; }

    public bool Equals(MqttUserProperty other) =>
        other is not null && Name == other.Name && ValueBuffer.Span.SequenceEqual(other.ValueBuffer.Span);

    public override bool Equals(object obj) => Equals(obj as MqttUserProperty);

    public override int GetHashCode() => HashCode.Combine(Name, ValueBuffer.Length);

    public override string ToString() => $"{Name} = {Encoding.UTF8.GetString(ValueBuffer.Span)}";
}
