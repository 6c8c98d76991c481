using System.Text;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>MQTT packets byte by byte, made without the code under test.</summary>
internal static class Wire
{
    public static byte[] Packet(int header, params byte[] body)
    {
        var bytes = new List<byte> { (byte)header };
        var length = body.Length;
        do
        {
            bytes.Add((byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        bytes.AddRange(body);
        return [.. bytes];
    }

    public static byte[] Text(string text) => [.. UInt16(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    public static byte[] UInt16(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] Connect(string clientId, int version = 4, ushort keepAlive = 0, bool cleanStart = true, params byte[] properties) => Packet(
        0x10,
        [.. Text("MQTT"), (byte)version, cleanStart ? (byte)2 : (byte)0, .. UInt16(keepAlive), .. Properties(version, properties), .. Text(clientId)]);

    public static byte[] Publish(string topic, string payload, int qos = 0, int id = 0, bool dup = false, int version = 4, params byte[] properties) => Packet(
        0x30 | (qos << 1) | (dup ? 8 : 0),
        [.. Text(topic), .. qos > 0 ? UInt16(id) : [], .. Properties(version, properties), .. Encoding.UTF8.GetBytes(payload)]);

    public static byte[] Subscribe(int id, string filter, int qos, int version = 4) =>
        Packet(0x82, [.. UInt16(id), .. Properties(version, []), .. Text(filter), (byte)qos]);

    public static byte[] PubRel(int id) => Packet(0x62, UInt16(id));

    public static byte[] PingReq() => Packet(0xC0);

    static byte[] Properties(int version, byte[] properties) => version < 5 ? [] : [(byte)properties.Length, .. properties];
}
