namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>Something that the MAC reports by itself.</summary>
internal abstract record MacEvent
{
    public sealed record Joined : MacEvent;

    public sealed record JoinFailed(string Reason) : MacEvent;

    /// <summary>An uplink is over. <paramref name="Status"/> is 0 or the number of LoRaMac's event status.</summary>
    public sealed record Sent(bool Confirmed, bool Acknowledged, int Status) : MacEvent;

    public sealed record Received(string Slot, int Rssi, int Snr, byte Port, ReadOnlyMemory<byte> Payload) : MacEvent;

    public sealed record LinkChecked(int Margin, int Gateways, int Rssi, int Snr) : MacEvent;

    public sealed record TimeAnswered(bool Ok) : MacEvent;
}

/// <summary>What the MAC says to a request.</summary>
internal enum MacStatus
{
    Ok,
    NotJoined,
    Busy,
    TooLong,
    DutyCycle,
    NoChannel,
}
