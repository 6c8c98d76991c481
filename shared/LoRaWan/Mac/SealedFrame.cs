using System.Buffers.Binary;
using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.LoRaWan.Mac;

/// <summary>A data frame as it came from the air: the header can be read, the payload is encrypted, the MIC is unproven.</summary>
public sealed class SealedFrame
{
    private const int HeaderSize = 8;

    private readonly byte[] _phy;

    private SealedFrame(byte[] phy) => _phy = phy;

    /// <summary>From the device to the network.</summary>
    public bool Uplink => (MessageType)_phy[0] is MessageType.UnconfirmedUp or MessageType.ConfirmedUp;

    /// <summary>Asks for an acknowledgement.</summary>
    public bool Confirmed => (MessageType)_phy[0] is MessageType.ConfirmedUp or MessageType.ConfirmedDown;

    /// <summary>Address of the device.</summary>
    public uint DevAddr => BinaryPrimitives.ReadUInt32LittleEndian(_phy.AsSpan(1));

    /// <summary>The 16 bits of the frame counter that are on the air.</summary>
    public ushort ShortCounter => BinaryPrimitives.ReadUInt16LittleEndian(_phy.AsSpan(6));

    private int OptionsLength => _phy[5] & 0x0F;

    /// <summary>Reads the header of a packet; false with a reason for whatever is malformed.</summary>
    public static bool TryRead(ReadOnlySpan<byte> phy, out SealedFrame? frame, out string error)
    {
        frame = null;
        if (!PhyPayload.TryGetType(phy, out MessageType type, out error))
        {
            return false;
        }
        if (type is MessageType.JoinRequest or MessageType.JoinAccept)
        {
            error = $"MHDR {phy[0]:x2} is a join message, not a data frame";
            return false;
        }
        int options = phy[5] & 0x0F;
        int portAt = HeaderSize + options;
        int body = phy.Length - FrameCrypto.MicSize;
        if (portAt > body)
        {
            error = $"FCtrl announces {options} bytes of options, the packet has {body - HeaderSize}";
            return false;
        }
        if (portAt < body && phy[portAt] == 0 && options > 0)
        {
            error = "MAC commands both in the header and on port 0 (LoRaWAN 1.0.3, 4.3.1.6 forbids it)";
            return false;
        }
        frame = new SealedFrame(phy.ToArray());
        return true;
    }

    /// <summary>Proves the frame with a session and its full counter, and returns it in clear; false when the MIC does not match.</summary>
    public bool TryOpen(SessionKeys keys, uint counter, out DataFrame? frame)
    {
        frame = null;
        int body = _phy.Length - FrameCrypto.MicSize;
        if ((ushort)counter != ShortCounter
            || !FrameCrypto.Same(_phy.AsSpan(body), FrameCrypto.DataMic(keys.NwkSKey, Uplink, DevAddr, counter, _phy.AsSpan(0, body))))
        {
            return false;
        }
        int portAt = HeaderSize + OptionsLength;
        byte? port = portAt < body ? _phy[portAt] : null;
        byte[] payload = port is null ? [] : _phy[(portAt + 1)..body];
        if (port is byte known)
        {
            FrameCrypto.Crypt(keys.ForPort(known), Uplink, DevAddr, counter, payload);
        }
        frame = new DataFrame
        {
            Uplink = Uplink,
            Confirmed = Confirmed,
            DevAddr = DevAddr,
            Adr = (_phy[5] & 0x80) != 0,
            Ack = (_phy[5] & 0x20) != 0,
            FramePending = !Uplink && (_phy[5] & 0x10) != 0,
            Counter = counter,
            Options = _phy.AsMemory(HeaderSize, OptionsLength),
            Port = port,
            Payload = payload,
        };
        return true;
    }
}
