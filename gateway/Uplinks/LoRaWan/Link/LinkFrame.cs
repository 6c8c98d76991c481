using EdgeNodes.Contract.Link;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Link;

/// <summary>A numbered frame that is not proven yet.</summary>
internal sealed class LinkFrame(LinkHeader header, PackedFrame packed)
{
    public int Number { get; } = header.Number;

    public byte Port { get; } = packed.Port;

    public IReadOnlyList<PendingRecord> Records { get; } = packed.Records;

    /// <summary>Header and body.</summary>
    public byte[] Payload { get; } = Assemble(header, packed.Body);

    /// <summary>
    /// It may have been on the air, so the receiver may have noted its number: no other frame may ever use that number
    /// while this could be proven.
    /// </summary>
    public bool MayHaveLeft { get; set; }

    public bool Acknowledge => (Payload[0] & 0x80) != 0;

    /// <summary>Asks for an acknowledgement when this goes out again.</summary>
    public void Ask() => Payload[0] |= 0x80;

    private static byte[] Assemble(LinkHeader header, byte[] body)
    {
        byte[] payload = new byte[LinkHeader.Length + body.Length];
        header.Write(payload, 0);
        body.CopyTo(payload, LinkHeader.Length);
        return payload;
    }
}
