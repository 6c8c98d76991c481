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

        /// <summary>The time; a node that sleeps puts one in its place that runs on over sleeps.</summary>
        public IClock Clock { get; set; }

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

        /// <summary>Deep sleep; null: the board cannot.</summary>
        public ISleep? Sleep { get; set; }

        /// <summary>What it does besides, in this order.</summary>
        public IDuty[] Duties { get; set; } = new IDuty[0];

        /// <summary>What carries out commands: the first that takes an action gets it.</summary>
        public IObeys[] Obeys { get; set; } = new IObeys[0];

        /// <summary>What looks at each reading, in this order.</summary>
        public IJudge[] Judges { get; set; } = new IJudge[0];

        /// <summary>Told of each sign of life of the gateway; may be null.</summary>
        public IHearsGateway? Hears { get; set; }

        /// <summary>Restarts the board; null: planned restarts do not happen.</summary>
        public IRestarts? Restarts { get; set; }

        /// <summary>What the board says about itself; null: no diagnostics.</summary>
        public IVitals? Vitals { get; set; }

        /// <summary>The status LED; null: none.</summary>
        public IIndicator? Light { get; set; }

        /// <summary>Feeds the external watchdog, last of all a step does; null: none.</summary>
        public IDuty? Watchdog { get; set; }

        /// <summary>The technician's cable; null: none.</summary>
        public ServiceConsole? Console { get; set; }

        /// <summary>What can be asked over the cable besides what every node answers.</summary>
        public IConsoleCommand[] ConsoleCommands { get; set; } = new IConsoleCommand[0];

        /// <summary>Where settings lie; null: they cannot be changed from afar.</summary>
        public SettingsStore? Store { get; set; }

        /// <summary>Told the newest reading of the last boot, to carry counters over; may be null.</summary>
        public IContinues? Continues { get; set; }
    }
}
