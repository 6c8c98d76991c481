namespace EdgeNodes.Contract.Link
{
    /// <summary>
    /// Two bytes before every link frame. A modem's TX_DONE proves nothing, and the frame counter is the modem's own, so
    /// gateway and receiver number what they exchange: byte 0 = A eeeeeee (acknowledge please, epoch), byte 1 = number.
    /// </summary>
    public readonly struct LinkHeader
    {
        /// <summary>Bytes on air.</summary>
        public const int Length = 2;

        /// <summary>At most so many frames may be unproven: what one <see cref="LinkAck"/> can tell apart.</summary>
        public const int Window = 32;

        /// <param name="epoch">The gateway's start counter, 0 to 127.</param>
        /// <param name="number">Counts link frames of one epoch, modulo 256.</param>
        /// <param name="acknowledge">The gateway wants to know what has arrived.</param>
        public LinkHeader(int epoch, int number, bool acknowledge)
        {
            Epoch = epoch & 0x7F;
            Number = number & 0xFF;
            Acknowledge = acknowledge;
        }

        /// <summary>The gateway's start counter: numbers of another epoch say nothing about this one.</summary>
        public int Epoch { get; }

        /// <summary>Modulo 256.</summary>
        public int Number { get; }

        /// <summary>True if an acknowledgement is asked for.</summary>
        public bool Acknowledge { get; }

        /// <summary>Writes two bytes.</summary>
        public void Write(byte[] buffer, int offset)
        {
            buffer[offset] = (byte)((Acknowledge ? 0x80 : 0) | Epoch);
            buffer[offset + 1] = (byte)Number;
        }

        /// <summary>Reads two bytes; false if there are fewer.</summary>
        public static bool TryRead(byte[] data, int offset, int length, out LinkHeader header)
        {
            header = default;
            if (length < Length)
            {
                return false;
            }

            header = new LinkHeader(data[offset] & 0x7F, data[offset + 1], (data[offset] & 0x80) != 0);
            return true;
        }
    }
}
