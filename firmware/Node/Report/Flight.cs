namespace EdgeNodes.Node
{
    /// <summary>One frame that is under way.</summary>
    public sealed class Flight
    {
        /// <summary>The link's number of the message.</summary>
        public int Number { get; set; }

        /// <summary>Whose readings.</summary>
        public Lane? Lane { get; set; }

        /// <summary>Its first reading is here, or behind what was damaged.</summary>
        public uint Begin { get; set; }

        /// <summary>Its last reading is at End - 1.</summary>
        public uint End { get; set; }

        /// <summary>When it was sent, in milliseconds.</summary>
        public long SentAt { get; set; }

        /// <summary>True once the gateway has acknowledged it.</summary>
        public bool Landed { get; set; }
    }
}
