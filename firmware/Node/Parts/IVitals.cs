namespace EdgeNodes.Node
{
    /// <summary>What a board can say about itself.</summary>
    public interface IVitals
    {
        /// <summary>Free managed memory in bytes, after a collection: not to be asked on every sample.</summary>
        int FreeMemory { get; }

        /// <summary>True if the deep sleep's timer woke the board.</summary>
        bool WokeByTimer { get; }

        /// <summary>Signal strength of the Wi-Fi in dBm; false if nobody has heard it yet.</summary>
        bool TryRssi(out int dBm);
    }
}
