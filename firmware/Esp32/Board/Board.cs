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

        /// <summary>Reads the settings; with a bad file it says so on the console until there is a good one.</summary>
        public NodeSettings WaitForSettings(NodeKind kind) => SettingsGate.Wait(storage, kind, pause, log);

        /// <summary>Runs the node until the power goes.</summary>
        public void Run(NodeSettings settings, ISensor[] sensors, Dimmer? dimmer = null, IContinues? continues = null)
        {
            MqttLink link = new MqttLink(settings, new WifiStation(settings, clock));
            NodeParts parts = new NodeParts(clock, pause, storage, link, sensors, log, new Chance());
            parts.Dimmer = dimmer;
            parts.Continues = continues;
            new NodeLoop(parts, settings).Run();
        }
    }
}
