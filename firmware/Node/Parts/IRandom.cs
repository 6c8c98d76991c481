namespace EdgeNodes.Node
{
    /// <summary>Chance, for jitter.</summary>
    public interface IRandom
    {
        /// <summary>0 to <paramref name="below"/> - 1; <paramref name="below"/> is positive.</summary>
        int Next(int below);
    }
}
