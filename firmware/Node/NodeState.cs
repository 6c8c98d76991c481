namespace EdgeNodes.Node
{
    /// <summary>
    /// What a node's storage says about it, for tools: read-only, and while the node runs. A record that is being written
    /// at that moment does not count yet; acknowledgements show with the delay with which the node marks them.
    /// </summary>
    public sealed class NodeState
    {
        private NodeState(int boot, Outbox outbox, OutboxRecord? newest)
        {
            Boot = boot;
            NextSequence = newest != null && newest.Reading.Boot == boot ? newest.Reading.Sequence + 1 : 0;
            Taken = outbox.Taken;
            Pending = outbox.Pending;
            Dropped = outbox.Dropped;
        }

        /// <summary>The number of the last boot; 0 for a node that never ran.</summary>
        public int Boot { get; }

        /// <summary>The sequence number that the next reading of that boot gets.</summary>
        public uint NextSequence { get; }

        /// <summary>Readings taken since installation.</summary>
        public uint Taken { get; }

        /// <summary>Readings that wait for their acknowledgement, as last marked.</summary>
        public int Pending { get; }

        /// <summary>Readings given up since installation, as last marked.</summary>
        public uint Dropped { get; }

        /// <summary>Reads a node's storage.</summary>
        public static NodeState Read(IStorage storage)
        {
            Outbox outbox = new Outbox(storage);
            outbox.Load();
            OutboxRecord newest = new OutboxRecord();
            bool any = outbox.TryReadNewest(newest);
            int boot = new BootCounter(storage).Last();
            return new NodeState(boot, outbox, any ? newest : null);
        }
    }
}
