using System;
using System.Device.Gpio;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>What every app's board has: clock, storage, console, radio, light, watchdog. An app adds its sensors.</summary>
    public sealed class Board
    {
        private readonly EventPause pause = new EventPause();
        private readonly ConsoleLog log = new ConsoleLog();
        private readonly SystemClock clock = new SystemClock();
        private readonly Restarts restarts = new Restarts();
        private readonly FileStorage storage;
        private readonly StatusLed light;
        private readonly Watchdog watchdog;
        private readonly ServiceConsole? console;
        private readonly SleepClock sleeps;
        private SettingsStore? store;

        /// <param name="storageRoot">Where internal storage is mounted.</param>
        /// <param name="statusLed">Pin of the status LED.</param>
        /// <param name="watchdogDone">Pin on the external watchdog's DONE.</param>
        /// <param name="header">Where the technician's cable plugs in.</param>
        public Board(string storageRoot, int statusLed, int watchdogDone, ServiceHeader header)
        {
            storage = new FileStorage(storageRoot);
            GpioController pins = new GpioController();
            watchdog = new Watchdog(pins, watchdogDone);
            light = new StatusLed(pins, statusLed);
            ServicePort? port = header.Open(pins, log);
            console = port == null ? null : new ServiceConsole(port, new IConsoleCommand[0]);
            sleeps = new SleepClock(clock);
        }

        /// <summary>The board's clock; it runs on over deep sleeps.</summary>
        public IClock Clock => sleeps;

        /// <summary>True if the cable's port is open, and nobody else's.</summary>
        public bool HasConsole => console != null;

        /// <summary>Internal storage.</summary>
        public IStorage Storage => storage;

        /// <summary>The log, over USB.</summary>
        public ILog Log => log;

        /// <summary>Reads the settings; with bad ones it says so on the console until there are good ones.</summary>
        public NodeSettings WaitForSettings(NodeKind kind)
        {
            store = new SettingsStore(storage, kind);
            if (console != null)
            {
                console.Add(new SettingVerbs(store).Commands());
            }

            return SettingsGate.Wait(store, clock, new FedPause(pause, clock, watchdog), log, console);
        }

        /// <summary>What every node is wired to, and these sensors; an app adds what else it has.</summary>
        public NodeParts Parts(NodeSettings settings, ISensor[] sensors)
        {
            if (!settings.GatewayTls)
            {
                log.Say("gateway.tls is 0: everybody in the network can read this node's secret; for the bench only");
            }

            WifiStation wifi = new WifiStation(settings, clock);
            MqttLink link = new MqttLink(settings, wifi);
            NodeParts parts = new NodeParts(sleeps, pause, storage, link, sensors, log, new Chance());
            parts.Sleep = new DeepSleep();
            parts.Restarts = restarts;
            parts.Vitals = new Vitals(wifi);
            parts.Light = light;
            parts.Watchdog = watchdog;
            parts.Console = console;
            parts.Store = store;
            return parts;
        }

        /// <summary>Runs the node until the power goes. A defect restarts it: a node that stands still helps nobody.</summary>
        public static void Run(NodeParts parts, NodeSettings settings)
        {
            try
            {
                new NodeLoop(parts, settings).Run();
            }
            catch (Exception defect)
            {
                // Throws when it was the power that went: then there is nothing to note.
                int free = parts.Vitals == null ? 0 : parts.Vitals.FreeMemory;
                parts.Log.Say("defect: " + defect.Message + " (" + free.ToString() + " bytes free); restarting");
                BootNote note = new BootNote(parts.Storage);
                parts.Pause.Pause(note.DefectPause);
                note.TryNote(BootReason.Watchdog);
                if (parts.Restarts != null)
                {
                    parts.Restarts.Restart();
                }
            }
        }
    }
}
