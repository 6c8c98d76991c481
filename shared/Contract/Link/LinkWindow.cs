namespace EdgeNodes.Contract.Link
{
    /// <summary>
    /// The receiver's side of the link: notes what arrived and says so. The state is three numbers, which the receiver
    /// keeps on disk together with the readings: what an acknowledgement proves must survive a power cut.
    /// </summary>
    public sealed class LinkWindow
    {
        /// <param name="epoch">Kept from before, or -1.</param>
        /// <param name="highest">Kept from before.</param>
        /// <param name="bitmap">Kept from before.</param>
        public LinkWindow(int epoch = -1, int highest = 0, uint bitmap = 0)
        {
            Epoch = epoch;
            Highest = highest;
            Bitmap = bitmap;
        }

        /// <summary>The epoch that is being received; -1 before the first frame.</summary>
        public int Epoch { get; private set; }

        /// <summary>The highest number of the epoch.</summary>
        public int Highest { get; private set; }

        /// <summary>Bit i: number Highest - 1 - i was received.</summary>
        public uint Bitmap { get; private set; }

        /// <summary>Notes a frame's header; false if that number was received before.</summary>
        public bool Note(LinkHeader header)
        {
            if (header.Epoch != Epoch)
            {
                Epoch = header.Epoch;
                Highest = header.Number;
                Bitmap = 0;
                return true;
            }

            int ahead = (header.Number - Highest) & 0xFF;
            if (ahead == 0)
            {
                return false;
            }

            if (ahead < 128)
            {
                // Shifts of 32 and more leave the value as it is in C#.
                Bitmap = ahead > LinkHeader.Window ? 0
                    : ahead == LinkHeader.Window ? 1U << 31
                    : (Bitmap << ahead) | (1U << (ahead - 1));
                Highest = header.Number;
                return true;
            }

            int behind = 256 - ahead;
            if (behind > LinkHeader.Window || ((Bitmap >> (behind - 1)) & 1) != 0)
            {
                return false;
            }

            Bitmap |= 1U << (behind - 1);
            return true;
        }

        /// <summary>What to tell the gateway.</summary>
        public LinkAck ToAck() => new LinkAck(Epoch < 0 ? 0 : Epoch, Highest, Bitmap);
    }
}
