using System.Text;
using EdgeNodes.StandIns.Tests.Mqtt.Parts;
using static EdgeNodes.StandIns.Tests.Mqtt.Parts.Wire;

namespace EdgeNodes.StandIns.Tests.Mqtt.Malformed;

/// <summary>Byte sequences that the standard forbids, each with the clause.</summary>
internal static class BrokenPackets
{
    /// <summary>What nobody may begin a connection with.</summary>
    public static Dictionary<string, byte[]> AtTheBeginning { get; } = new()
    {
        ["a web browser"] = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: gateway\r\n\r\n"),
        ["zeros"] = new byte[64],
        ["ones"] = [.. Enumerable.Repeat((byte)0xFF, 64)],
        ["a PUBLISH first [MQTT-3.1.0-1]"] = Publish("a", "b"),
        ["a CONNACK first"] = Packet(0x20, 0, 0),
        ["a CONNECT with flags in its header [MQTT-2.1.3-1]"] = [0x11, .. Connect("x")[1..]],
        ["a remaining length of five bytes (1.5.5)"] = [0x10, 0x80, 0x80, 0x80, 0x80, 0x01],
        ["a CONNECT that announces 256 MiB"] = [0x10, 0xFF, 0xFF, 0xFF, 0x7F],
        ["a CONNECT above 64 KiB"] = [0x10, 0xFF, 0xFF, 0x04],
        ["an empty CONNECT"] = Packet(0x10),
        ["another protocol name [MQTT-3.1.2-1]"] = Packet(0x10, [.. Text("MQXX"), 4, 2, 0, 0, .. Text("x")]),
        ["the reserved connect flag [MQTT-3.1.2-3]"] = Packet(0x10, [.. Text("MQTT"), 4, 3, 0, 0, .. Text("x")]),
        ["a will QoS without a will [MQTT-3.1.2-11]"] = Packet(0x10, [.. Text("MQTT"), 4, 0x0A, 0, 0, .. Text("x")]),
        ["a will QoS of 3 [MQTT-3.1.2-12]"] = Packet(0x10, [.. Text("MQTT"), 4, 0x1E, 0, 0, .. Text("x"), .. Text("w"), 0, 0]),
        ["a will retain without a will [MQTT-3.1.2-13]"] = Packet(0x10, [.. Text("MQTT"), 4, 0x22, 0, 0, .. Text("x")]),
        ["a will topic with a wildcard"] = Packet(0x10, [.. Text("MQTT"), 4, 6, 0, 0, .. Text("x"), .. Text("w/#"), 0, 0]),
        ["a password without a user name (3.1.1, [MQTT-3.1.2-22])"] = Packet(0x10, [.. Text("MQTT"), 4, 0x42, 0, 0, .. Text("x"), 0, 1, 65]),
        ["a user name that is announced and missing"] = Packet(0x10, [.. Text("MQTT"), 4, 0x82, 0, 0, .. Text("x")]),
        ["a client identifier longer than its packet"] = Packet(0x10, [.. Text("MQTT"), 4, 2, 0, 0, 0xFF, 0xFF, 65]),
        ["a client identifier that is not UTF-8 [MQTT-1.5.4-1]"] = Packet(0x10, [.. Text("MQTT"), 4, 2, 0, 0, 0, 2, 0xC3, 0x28]),
        ["a client identifier with a surrogate [MQTT-1.5.4-1]"] = Packet(0x10, [.. Text("MQTT"), 4, 2, 0, 0, 0, 3, 0xED, 0xA0, 0x80]),
        ["a client identifier with U+0000 [MQTT-1.5.4-2]"] = Packet(0x10, [.. Text("MQTT"), 4, 2, 0, 0, 0, 1, 0]),
        ["bytes behind the CONNECT's content"] = Packet(0x10, [.. Text("MQTT"), 4, 2, 0, 0, .. Text("x"), 1, 2, 3]),
        ["a property that does not exist (2.2.2.2)"] = Connect("x", 5, properties: [0x7F, 0]),
        ["a property of another packet"] = Connect("x", 5, properties: [35, 0, 1]),
        ["a property twice (3.1.2.11.3)"] = Connect("x", 5, properties: [33, 0, 1, 33, 0, 1]),
        ["a receive maximum of 0 (3.1.2.11.3)"] = Connect("x", 5, properties: [33, 0, 0]),
        ["a maximum packet size of 0 (3.1.2.11.4)"] = Connect("x", 5, properties: [39, 0, 0, 0, 0]),
        ["a flag that is neither 0 nor 1 (3.1.2.11.7)"] = Connect("x", 5, properties: [23, 2]),
        ["properties longer than their packet"] = Packet(0x10, [.. Text("MQTT"), 5, 2, 0, 0, 0x7F, .. Text("x")]),
        ["authentication data without a method (3.1.2.11.10)"] = Connect("x", 5, properties: [22, 0, 1, 65]),
    };

    /// <summary>What a connected client must not send, with the reason code that MQTT 5 answers (4.13).</summary>
    public static Dictionary<string, (byte[] Bytes, int ReasonCode)> Afterwards { get; } = new()
    {
        ["a second CONNECT [MQTT-3.1.0-2]"] = (Connect("x", 5), 0x82),
        ["a CONNACK"] = (Packet(0x20, 0, 0, 0), 0x82),
        ["a PINGRESP"] = (Packet(0xD0), 0x82),
        ["packet type 0"] = (Packet(0x00), 0x81),
        ["a PINGREQ with flags"] = (Packet(0xC1), 0x81),
        ["a PINGREQ with content"] = (Packet(0xC0, 1), 0x81),
        ["a SUBSCRIBE with the wrong flags [MQTT-3.8.1-1]"] = ([0x80, .. Subscribe(1, "a", 0, 5)[1..]], 0x81),
        ["a PUBLISH with QoS 3 [MQTT-3.3.1-4]"] = (Publish("a", "b", qos: 3, id: 1, version: 5), 0x81),
        ["a DUP flag on QoS 0 [MQTT-3.3.1-2]"] = (Publish("a", "b", dup: true, version: 5), 0x81),
        ["a PUBLISH with identifier 0 [MQTT-2.2.1-3]"] = (Publish("a", "b", qos: 1, id: 0, version: 5), 0x82),
        ["a PUBLISH on a wildcard [MQTT-3.3.2-2]"] = (Publish("a/#", "b", version: 5), 0x90),
        ["a PUBLISH without a topic"] = (Publish("", "b", version: 5), 0x82),
        ["an empty PUBLISH"] = (Packet(0x30), 0x81),
        ["a topic longer than its packet"] = (Packet(0x30, 0xFF, 0xFF, 65), 0x81),
        ["a topic that is not UTF-8"] = (Packet(0x30, 0, 2, 0xC3, 0x28, 0), 0x81),
        ["a topic alias of 0 [MQTT-3.3.2-8]"] = (Publish("a", "b", version: 5, properties: [35, 0, 0]), 0x94),
        ["a topic alias above the maximum [MQTT-3.3.2-9]"] = (Publish("a", "b", version: 5, properties: [35, 0xFF, 0xFF]), 0x94),
        ["a topic alias that was never set"] = (Publish("", "b", version: 5, properties: [35, 0, 1]), 0x82),
        ["a subscription identifier from a client [MQTT-3.3.4-6]"] = (Publish("a", "b", version: 5, properties: [11, 1]), 0x82),
        ["a payload format that is neither 0 nor 1"] = (Publish("a", "b", version: 5, properties: [1, 7]), 0x82),
        ["a response topic with a wildcard [MQTT-3.3.2-14]"] = (Publish("a", "b", version: 5, properties: [8, 0, 1, (byte)'#']), 0x82),
        ["a variable byte integer of five bytes"] = (Publish("a", "b", version: 5, properties: [11, 0x80, 0x80, 0x80, 0x80, 1]), 0x81),
        ["a SUBSCRIBE without a filter [MQTT-3.8.3-2]"] = (Packet(0x82, 0, 1, 0), 0x82),
        ["a SUBSCRIBE with identifier 0"] = (Subscribe(0, "a", 0, 5), 0x82),
        ["a SUBSCRIBE with QoS 3 [MQTT-3.8.3-5]"] = (Subscribe(1, "a", 3, 5), 0x81),
        ["a SUBSCRIBE with reserved options"] = (Subscribe(1, "a", 0xC0, 5), 0x81),
        ["a SUBSCRIBE with half a filter"] = (Packet(0x82, 0, 1, 0, 0, 9, 65), 0x81),
        ["an UNSUBSCRIBE without a filter [MQTT-3.10.3-2]"] = (Packet(0xA2, 0, 1, 0), 0x82),
        ["a PUBACK of one byte"] = (Packet(0x40, 1), 0x81),
        ["a PUBREL with the wrong flags [MQTT-3.6.1-1]"] = (Packet(0x60, 0, 1), 0x81),
        ["a PUBACK with a property of another packet"] = (Packet(0x40, 0, 1, 0, 3, 33, 0, 1), 0x82),
        ["a DISCONNECT that prolongs a session (3.14.2.2.2)"] = (Packet(0xE0, 0, 5, 17, 0, 0, 0, 9), 0x82),
        ["an AUTH that nobody asked for [MQTT-4.12.0-6]"] = (Packet(0xF0, 0x18, 0), 0x82),
        ["a remaining length of five bytes"] = ([0x30, 0x80, 0x80, 0x80, 0x80, 0x01], 0x81),
    };
}
