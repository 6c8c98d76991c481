using System.Buffers.Binary;
using EdgeNodes.LoRaWan;

namespace EdgeNodes.Simulated.Radio.Forwarder;

/// <summary>The kinds of datagram that a packet forwarder and a network server exchange (Semtech PROTOCOL.TXT, version 2).</summary>
public enum GatewayMessageKind
{
    /// <summary>Forwarder to server: packets received from the air.</summary>
    PushData = 0,

    /// <summary>Server to forwarder: PUSH_DATA arrived.</summary>
    PushAck = 1,

    /// <summary>Forwarder to server: keeps the way back open.</summary>
    PullData = 2,

    /// <summary>Server to forwarder: a packet to send.</summary>
    PullResponse = 3,

    /// <summary>Server to forwarder: PULL_DATA arrived.</summary>
    PullAck = 4,

    /// <summary>Forwarder to server: what became of a PULL_RESP.</summary>
    TxAck = 5,
}

/// <summary>One datagram: version 2 | token | kind | gateway EUI (forwarder to server only) | JSON.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Token">Pairs an answer with its question.</param>
/// <param name="Gateway">Id of the gateway, in what a forwarder sends.</param>
/// <param name="Json">UTF-8 JSON, empty for acknowledgements.</param>
public sealed record GatewayMessage(GatewayMessageKind Kind, ushort Token, Eui64 Gateway, ReadOnlyMemory<byte> Json)
{
    /// <summary>No datagram of the protocol is larger.</summary>
    public const int MaxSize = 4096;

    private const byte Version = 2;

    private static bool FromForwarder(GatewayMessageKind kind) =>
        kind is GatewayMessageKind.PushData or GatewayMessageKind.PullData or GatewayMessageKind.TxAck;

    /// <summary>The datagram.</summary>
    public byte[] ToBytes()
    {
        int head = FromForwarder(Kind) ? 12 : 4;
        byte[] datagram = new byte[head + Json.Length];
        datagram[0] = Version;
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(1), Token);
        datagram[3] = (byte)Kind;
        if (head == 12)
        {
            BinaryPrimitives.WriteUInt64BigEndian(datagram.AsSpan(4), Gateway.Value);
        }
        Json.Span.CopyTo(datagram.AsSpan(head));
        return datagram;
    }

    /// <summary>Reads a datagram; false with a reason for whatever is malformed.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> datagram, out GatewayMessage? message, out string error)
    {
        message = null;
        ReadOnlySpan<byte> bytes = datagram.Span;
        if (bytes.Length is < 4 or > MaxSize)
        {
            error = "datagram-size";
            return false;
        }
        if (bytes[0] != Version)
        {
            error = "protocol-version";
            return false;
        }
        GatewayMessageKind kind = (GatewayMessageKind)bytes[3];
        if (!Enum.IsDefined(kind))
        {
            error = "datagram-kind";
            return false;
        }
        int head = FromForwarder(kind) ? 12 : 4;
        if (bytes.Length < head)
        {
            error = "datagram-size";
            return false;
        }
        Eui64 gateway = head == 12 ? new Eui64(BinaryPrimitives.ReadUInt64BigEndian(bytes[4..])) : default;
        message = new GatewayMessage(kind, BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), gateway, datagram[head..]);
        error = "";
        return true;
    }
}
