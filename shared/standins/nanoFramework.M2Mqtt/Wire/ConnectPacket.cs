using System.Collections;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt.Wire;

/// <summary>CONNECT (mqtt-v3.1.1 and v5.0, 3.1).</summary>
internal sealed class ConnectPacket
{
    internal string ClientId { get; set; }

    internal string Username { get; set; }

    internal string Password { get; set; }

    internal bool WillFlag { get; set; }

    internal bool WillRetain { get; set; }

    internal MqttQoSLevel WillLevel { get; set; }

    internal string WillTopic { get; set; }

    internal string WillMessage { get; set; }

    internal bool CleanSession { get; set; }

    internal ushort KeepAlive { get; set; }

    internal MqttProtocolVersion Version { get; set; }

    internal uint SessionExpiry { get; set; }

    internal uint MaximumPacketSize { get; set; }

    internal ArrayList UserProperties { get; set; }

    internal byte[] ToBytes()
    {
        if (WillFlag && (string.IsNullOrEmpty(WillTopic) || WillMessage == null))
        {
            throw new MqttClientException(MqttClientErrorCode.WillWrong);
        }

        var w = new PacketWriter()
            .Text(Version == MqttProtocolVersion.Version_3_1 ? "MQIsdp" : "MQTT")
            .Byte((int)Version)
            .Byte(Flags())
            .Word(KeepAlive);
        if (Version == MqttProtocolVersion.Version_5)
        {
            w.Properties(Properties());
        }

        w.Text(ClientId);
        WriteWill(w);
        if (Username != null)
        {
            w.Text(Username);
        }

        if (Password != null)
        {
            w.Text(Password);
        }

        return w.ToPacket(PacketType.Connect, 0);
    }

    private int Flags() =>
        (Username != null ? 0x80 : 0)
        | (Password != null ? 0x40 : 0)
        | (WillFlag ? 0x04 | ((int)WillLevel << 3) | (WillRetain ? 0x20 : 0) : 0)
        | (CleanSession ? 0x02 : 0);

    private PacketWriter Properties()
    {
        var properties = new PacketWriter();
        if (SessionExpiry > 0)
        {
            properties.Byte(0x11).Long(SessionExpiry);
        }

        if (MaximumPacketSize > 0)
        {
            properties.Byte(0x27).Long(MaximumPacketSize);
        }

        return properties.Users(UserProperties);
    }

    private void WriteWill(PacketWriter w)
    {
        if (!WillFlag)
        {
            return;
        }

        if (Version == MqttProtocolVersion.Version_5)
        {
            w.Properties(new PacketWriter());
        }

        w.Text(WillTopic).Text(WillMessage);
    }
}
