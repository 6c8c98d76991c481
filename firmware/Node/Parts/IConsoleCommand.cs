namespace EdgeNodes.Node
{
    /// <summary>Something that a technician can ask of a node over the cable.</summary>
    public interface IConsoleCommand
    {
        /// <summary>The word that is typed.</summary>
        string Name { get; }

        /// <summary>What it does, a few words.</summary>
        string Help { get; }

        /// <summary>Does it, on the node's own thread; <paramref name="argument"/> is what stood behind the word.</summary>
        void Run(string argument, ILog reply);
    }
}
