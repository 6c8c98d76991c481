namespace EdgeNodes.Contract.Frames
{
    /// <summary>What a refused frame is told.</summary>
    public static class FrameErrors
    {
        private static readonly string[] Texts =
        {
            "no error",
            "the frame is empty",
            "the frame is longer than 4096 bytes",
            "the frame's version is not 1: update this decoder, or check that the payload is an EdgeNodes frame",
            "reserved bits are set: this is no frame of version 1",
            "the frame ends inside a reading: bytes are missing",
            "the node kind is unknown",
            "the node number is not valid",
            "the boot counter is larger than 65535",
            "it holds more readings than a frame may",
            "a sequence number overflows",
            "a time overflows",
            "a column of numbers is broken",
            "a value is outside its quantity's range",
            "something follows the last reading",
        };

        /// <summary>One sentence for an error.</summary>
        public static string TextOf(FrameError error) => Texts[(int)error];
    }
}
