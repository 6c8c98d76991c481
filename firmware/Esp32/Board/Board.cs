using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>What every app's board has: clock, storage, console, radio. An app adds its sensors.</summary>
    public sealed class Board
    {
        private readonly EventPause pause = new EventPause();
        private readonly ConsoleLog log = new ConsoleLog();
        private readonly FileStorage storage;
        private readonly SystemClock clock = new SystemClock();

        /// <param name="storageRoot">Where internal storage is mounted.</param>
        public Board(string storageRoot)
        {
            storage = new FileStorage(storageRoot);
        }

        /// <summary>The board's clock.</summary>
        public IClock Clock => clock;

        /// <summary>Internal storage.</summary>
        public IStorage Storage => storage;

        /// <summary>The console.</summary>
        public ILog Log => log;

        /// <summary>Reads the settings; with a bad file it says so on the console until there is a good one.</summary>
        public NodeSettings WaitForSettings(NodeKind kind) => SettingsGate.Wait(storage, kind, pause, log);

        /// <summary>What every node is wired to, and these sensors; an app adds what else it has.</summary>
        public NodeParts Parts(NodeSettings settings, ISensor[] sensors)
        {
            MqttLink link = new MqttLink(settings, new WifiStation(settings, clock));
            return new NodeParts(clock, pause, storage, link, sensors, log, new Chance());
        }

        /// <summary>Runs the node until the power goes.</summary>
        public static void Run(NodeParts parts, NodeSettings settings) => new NodeLoop(parts, settings).Run();
    }
}
