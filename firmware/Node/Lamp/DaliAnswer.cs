namespace EdgeNodes.Node
{
    /// <summary>What came back on a DALI bus when it was no byte.</summary>
    public static class DaliAnswer
    {
        /// <summary>Nothing: no gear, or one that answers NO.</summary>
        public const int None = -1;

        /// <summary>Something that is no frame: several gears at once, or noise.</summary>
        public const int Garbled = -2;
    }
}
