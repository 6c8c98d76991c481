using System;
using System.Threading;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Node;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace EdgeNodes.Esp32
{
    /// <summary>One attempt and, if it comes to that, one connection. Never used again.</summary>
    internal sealed class MqttConnection
    {
        private const ushort KeepAliveSeconds = 30;
        private const int SubscribeTimeout = 10000;
        private const int Hour = 3600000;

        private readonly NodeSettings settings;
        private readonly WifiStation wifi;
        private readonly ILinkListener listener;
        private readonly int generation;
        private readonly object gate = new object();
        private readonly AutoResetEvent subscribed = new AutoResetEvent(false);
        private readonly ManualResetEvent ended = new ManualResetEvent(false);
        private MqttClient? client;
        private LinkState state = LinkState.Connecting;
        private string trouble = "";

        public MqttConnection(NodeSettings settings, WifiStation wifi, ILinkListener listener, int generation)
        {
            this.settings = settings;
            this.wifi = wifi;
            this.listener = listener;
            this.generation = generation;
        }

        public LinkState State
        {
            get
            {
                lock (gate)
                {
                    return state;
                }
            }
        }

        public string Trouble
        {
            get
            {
                lock (gate)
                {
                    return trouble;
                }
            }
        }

        /// <summary>The attempt's thread: connects, then waits for the end.</summary>
        public void Run()
        {
            try
            {
                if (wifi.TryJoin(out string cause) && TryOpen(out cause))
                {
                    Become(LinkState.Up, "");
                    while (!ended.WaitOne(Hour, false))
                    {
                        wifi.RefreshTime();
                    }
                }

                End(cause);
            }
            catch (Exception failure)
            {
                End("gateway " + settings.GatewayHost + ":" + settings.GatewayPort.ToString() + " does not answer (" + failure.Message + ")");
            }

            Dispose();
        }

        public int Publish(string topic, byte[] payload)
        {
            try
            {
                MqttClient? open = client;
                if (open == null || State != LinkState.Up)
                {
                    return 0;
                }

                // No acknowledgement of an earlier connection can be taken for one of this.
                return (generation << 16) | open.Publish(topic, payload, null, null, MqttQoSLevel.AtLeastOnce, false);
            }
            catch (Exception failure)
            {
                End("publishing failed (" + failure.Message + ")");
                return 0;
            }
        }

        /// <summary>Ends the connection; its thread cleans up.</summary>
        public void End(string cause)
        {
            Become(LinkState.Down, cause);
            ended.Set();
        }

        private bool TryOpen(out string cause)
        {
            MqttClient fresh = Certificates.Client(settings);
            fresh.MqttMsgPublished += OnPublished;
            fresh.MqttMsgPublishReceived += OnReceived;
            fresh.MqttMsgSubscribed += OnSubscribed;
            fresh.ConnectionClosed += OnClosed;
            client = fresh;
            string id = settings.Id.ToString();
            MqttReasonCode reason = fresh.Connect(id, id, settings.GatewaySecret, true, KeepAliveSeconds);
            if (reason != MqttReasonCode.Success)
            {
                cause = "the gateway refused the connection (code " + ((int)reason).ToString() + "); check id and gateway.secret";
                return false;
            }

            fresh.Subscribe(new string[] { NodeTopics.Command(settings.Id) }, new MqttQoSLevel[] { MqttQoSLevel.AtLeastOnce });
            if (!subscribed.WaitOne(SubscribeTimeout, false))
            {
                cause = "the gateway did not confirm the subscription to commands";
                return false;
            }

            cause = "the connection ended";
            return true;
        }

        private void Dispose()
        {
            MqttClient? old = client;
            client = null;
            if (old == null)
            {
                return;
            }

            old.MqttMsgPublished -= OnPublished;
            old.MqttMsgPublishReceived -= OnReceived;
            old.MqttMsgSubscribed -= OnSubscribed;
            old.ConnectionClosed -= OnClosed;
            try
            {
                old.Dispose();
            }
            catch (Exception)
            {
                // It is given up anyway; the next attempt has a client of its own.
            }
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            if (e.IsPublished)
            {
                listener.OnAcknowledged((generation << 16) | e.MessageId);
            }
            else
            {
                End("a message was not acknowledged");
            }
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e) => listener.OnCommand(e.Message);

        private void OnSubscribed(object sender, MqttMsgSubscribedEventArgs e) => subscribed.Set();

        private void OnClosed(object sender, EventArgs e) => End("the gateway closed the connection");

        private void Become(LinkState next, string cause)
        {
            lock (gate)
            {
                // Down is final, and the first cause is the true one.
                if (state == LinkState.Down)
                {
                    return;
                }

                state = next;
                trouble = cause;
            }

            listener.OnStateChanged();
        }
    }
}
