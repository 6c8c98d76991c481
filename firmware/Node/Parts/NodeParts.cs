namespace EdgeNodes.Node
{
    /// <summary>What an app wires together: everything a node touches that is not arithmetic.</summary>
    public sealed class NodeParts
    {
        /// <param name="clock">The time.</param>
        /// <param name="pause">Where it rests.</param>
        /// <param name="storage">Internal storage.</param>
        /// <param name="link">The way to the gateway.</param>
        /// <param name="sensors">What it measures with.</param>
        /// <param name="log">The serial console.</param>
        /// <param name="random">For jitter.</param>
        public NodeParts(IClock clock, IPause pause, IStorage storage, ILink link, ISensor[] sensors, ILog log, IRandom random)
        {
            Clock = clock;
            Pause = pause;
            Storage = storage;
            Link = link;
            Sensors = sensors;
            Log = log;
            Random = random;
        }

        /// <summary>The time.</summary>
        public IClock Clock { get; }

        /// <summary>Where it rests.</summary>
        public IPause Pause { get; }

        /// <summary>Internal storage.</summary>
        public IStorage Storage { get; }

        /// <summary>The way to the gateway.</summary>
        public ILink Link { get; }

        /// <summary>What it measures with.</summary>
        public ISensor[] Sensors { get; }

        /// <summary>The serial console.</summary>
        public ILog Log { get; }

        /// <summary>For jitter.</summary>
        public IRandom Random { get; }

        /// <summary>The lamp, of a streetlight only.</summary>
        public Dimmer? Dimmer { get; set; }

        /// <summary>Told the newest reading of the last boot, to carry counters over; may be null.</summary>
        public IContinues? Continues { get; set; }
    }
}
