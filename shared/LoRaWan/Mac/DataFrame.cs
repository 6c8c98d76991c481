using System.Buffers.Binary;
using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.LoRaWan.Mac;

/// <summary>
/// A data frame in clear (LoRaWAN 1.0.3, 4): MHDR | DevAddr | FCtrl | FCnt | FOpts | FPort | FRMPayload | MIC.
/// </summary>
public sealed record DataFrame
{
    /// <summary>Most bytes that MAC commands may take in the header.</summary>
    public const int MaxOptions = 15;

    /// <summary>From the device to the network.</summary>
    public bool Uplink { get; init; }

    /// <summary>Asks for an acknowledgement.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Address of the device.</summary>
    public uint DevAddr { get; init; }

    /// <summary>The network may set the data rate.</summary>
    public bool Adr { get; init; }

    /// <summary>Acknowledges the last confirmed frame of the other side.</summary>
    public bool Ack { get; init; }

    /// <summary>Downlink: the network holds more for the device.</summary>
    public bool FramePending { get; init; }

    /// <summary>The frame counter at its full 32 bits.</summary>
    public uint Counter { get; init; }

    /// <summary>MAC commands in the header, at most 15 bytes.</summary>
    public ReadOnlyMemory<byte> Options { get; init; }

    /// <summary>Port, or null for a frame without payload. 0 carries MAC commands.</summary>
    public byte? Port { get; init; }

    /// <summary>The payload in clear.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Bytes on the air that this frame takes.</summary>
    public int Size => 8 + Options.Length + (Port is null ? 0 : 1 + Payload.Length) + FrameCrypto.MicSize;

    /// <summary>The packet, encrypted and signed.</summary>
    /// <exception cref="InvalidOperationException">The frame cannot be sent as it is; the text says why.</exception>
    public byte[] ToBytes(SessionKeys keys)
    {
        if (Options.Length > MaxOptions || (Port == 0 && Options.Length > 0) || (Port is null && Payload.Length > 0) || Size > PhyPayload.MaxSize)
        {
            throw new InvalidOperationException(
                $"This frame cannot be built: {Options.Length} bytes of options (at most {MaxOptions}, none on port 0), "
                + $"port {Port?.ToString() ?? "none"}, {Payload.Length} bytes of payload, {Size} of {PhyPayload.MaxSize} in all.");
        }
        byte[] phy = new byte[Size];
        phy[0] = (byte)Type();
        BinaryPrimitives.WriteUInt32LittleEndian(phy.AsSpan(1), DevAddr);
        phy[5] = (byte)((Adr ? 0x80 : 0) | (Ack ? 0x20 : 0) | (FramePending ? 0x10 : 0) | Options.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(phy.AsSpan(6), (ushort)Counter);
        Options.Span.CopyTo(phy.AsSpan(8));
        if (Port is byte port)
        {
            int at = 8 + Options.Length;
            phy[at] = port;
            Payload.Span.CopyTo(phy.AsSpan(at + 1));
            FrameCrypto.Crypt(keys.ForPort(port), Uplink, DevAddr, Counter, phy.AsSpan(at + 1, Payload.Length));
        }
        int body = phy.Length - FrameCrypto.MicSize;
        FrameCrypto.DataMic(keys.NwkSKey, Uplink, DevAddr, Counter, phy.AsSpan(0, body)).CopyTo(phy, body);
        return phy;
    }

    private MessageType Type() => (Uplink, Confirmed) switch
    {
        (true, false) => MessageType.UnconfirmedUp,
        (true, true) => MessageType.ConfirmedUp,
        (false, false) => MessageType.UnconfirmedDown,
        (false, true) => MessageType.ConfirmedDown,
    };
}
