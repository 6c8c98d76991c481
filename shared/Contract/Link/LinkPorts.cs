namespace EdgeNodes.Contract.Link
{
    /// <summary>LoRaWAN FPorts between a gateway and the platform's receiver (docs/decisions/0005-link.md).</summary>
    public static class LinkPorts
    {
        /// <summary>Uplink: <see cref="LinkHeader"/>, then a frame of readings.</summary>
        public const int Readings = 10;

        /// <summary>Uplink: <see cref="LinkHeader"/>, then answers, each behind a byte that holds its length.</summary>
        public const int Answers = 11;

        /// <summary>Downlink: a <see cref="LinkAck"/>.</summary>
        public const int Acknowledge = 20;

        /// <summary>Downlink: a binary command.</summary>
        public const int Command = 21;
    }
}
