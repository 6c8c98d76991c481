using System.Threading;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Wi-Fi and MQTT. Each attempt has a client and a thread of its own: reconnecting on a client whose socket died could
    /// hang for ever (nanoframework/Home #1692), and a hanging attempt must not hang the node.
    /// </summary>
    public sealed class MqttLink : ILink
    {
        // With back-off between them, some minutes of one attempt that neither works nor ends: only a restart helps.
        private const int MostRefusals = 12;

        private readonly NodeSettings settings;
        private readonly WifiStation wifi;
        private readonly object gate = new object();
        private MqttConnection? connection;
        private Thread? worker;
        private string trouble = "";
        private int generation;
        private int refusals;

        /// <param name="settings">Gateway and identity.</param>
        /// <param name="wifi">The radio.</param>
        public MqttLink(NodeSettings settings, WifiStation wifi)
        {
            this.settings = settings;
            this.wifi = wifi;
        }

        /// <inheritdoc/>
        public LinkState State
        {
            get
            {
                lock (gate)
                {
                    return connection == null ? LinkState.Down : connection.State;
                }
            }
        }

        /// <inheritdoc/>
        public string Trouble
        {
            get
            {
                lock (gate)
                {
                    return connection != null && connection.Trouble.Length > 0 ? connection.Trouble : trouble;
                }
            }
        }

        /// <inheritdoc/>
        public bool IsHung => refusals > MostRefusals;

        /// <inheritdoc/>
        public void Connect(ILinkListener listener)
        {
            if (worker != null && worker.IsAlive)
            {
                trouble = "the last attempt has not ended yet";
                refusals++;
                return;
            }

            refusals = 0;
            generation = (generation + 1) & 0x7FFF;
            MqttConnection next = new MqttConnection(settings, wifi, listener, generation);
            lock (gate)
            {
                connection = next;
            }

            worker = new Thread(next.Run);
            worker.Start();
        }

        /// <inheritdoc/>
        public int Publish(string topic, byte[] payload)
        {
            MqttConnection? current = connection;
            return current == null ? 0 : current.Publish(topic, payload);
        }

        /// <inheritdoc/>
        public void Close()
        {
            lock (gate)
            {
                if (connection != null)
                {
                    connection.End("closed by the node");
                    trouble = connection.Trouble;
                    connection = null;
                }
            }
        }
    }
}
