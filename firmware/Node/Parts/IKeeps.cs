namespace EdgeNodes.Node
{
    /// <summary>
    /// A part with something to remember over a deep sleep: the program begins anew at each wake-up, and RAM is gone. Saved
    /// once before each sleep, told again right after the wake-up, before the first sample. Not told after a power-on.
    /// </summary>
    public interface IKeeps
    {
        /// <summary>Bytes that it needs, always the same number.</summary>
        int KeptBytes { get; }

        /// <summary>Writes what it remembers to <paramref name="into"/> at <paramref name="at"/>.</summary>
        void Keep(byte[] into, int at);

        /// <summary>Takes up where it was when it kept that.</summary>
        void Recall(byte[] from, int at);
    }
}
