using System;
using System.Device.Wifi;
using System.Threading;
using EdgeNodes.Node;
using nanoFramework.Networking;

namespace EdgeNodes.Esp32
{
    /// <summary>Joins the Wi-Fi network, and learns the time there.</summary>
    public sealed class WifiStation
    {
        private const int JoinTimeout = 30000;
        private const int UnknownRssi = 1;

        private readonly NodeSettings settings;
        private readonly SystemClock clock;
        private bool joinedBefore;
        private bool waitsForTime = true;
        private WifiAdapter? adapter;

        // Written by the radio's thread: an int is written in one piece.
        private int rssi = UnknownRssi;

        /// <param name="settings">Network and password.</param>
        /// <param name="clock">Told when the network has set the time.</param>
        public WifiStation(NodeSettings settings, SystemClock clock)
        {
            this.settings = settings;
            this.clock = clock;
        }

        /// <summary>True when the board is in the network; waits up to half a minute for it.</summary>
        public bool TryJoin(out string cause)
        {
            // The gateway tells the time: a city's nodes need no way into the internet.
            Sntp.Server1 = settings.ClockServer;
            Sntp.Start();
            if (waitsForTime)
            {
                clock.Unset();
            }
            else
            {
                // Asked in vain over the last connection: no certificate is valid in 1970.
                clock.PutBack();
            }

            using (CancellationTokenSource timeout = new CancellationTokenSource(JoinTimeout))
            {
                // After the first time the device keeps the credentials, and joining anew would drop a good connection.
                bool joined = joinedBefore
                    ? WifiNetworkHelper.Reconnect(waitsForTime, 0, timeout.Token)
                    : WifiNetworkHelper.ConnectDhcp(
                        settings.WifiSsid, settings.WifiPassword, WifiReconnectionKind.Automatic, waitsForTime, 0, timeout.Token);
                bool hasNoTime = !joined && WifiNetworkHelper.Status == NetworkHelperStatus.TokenExpiredWaitingDateTime;
                joinedBefore = joinedBefore || joined || hasNoTime;
                if (joined && waitsForTime)
                {
                    clock.NoteSync();
                }

                if (joined || hasNoTime)
                {
                    Listen();
                }

                if (waitsForTime && !joined)
                {
                    clock.PutBack();
                }

                // Waited for once, in vain or not, is enough: SNTP goes on asking, and the clock sees it when it is set.
                waitsForTime = waitsForTime && !joined && !hasNoTime;

                cause = joined ? "" : "Wi-Fi " + settings.WifiSsid + " not joined (status " + ((int)WifiNetworkHelper.Status).ToString()
                    + "); check wifi.ssid, wifi.password and the reception";

                // In the network, but nobody told the time: readings say so, and go out all the same.
                return joined || hasNoTime;
            }
        }

        /// <summary>An hour has passed in the network.</summary>
        public void RefreshTime() => clock.Refresh();

        /// <summary>Signal strength of the network in dBm, as heard at the last join; false if it was not heard.</summary>
        public bool TryRssi(out int dBm)
        {
            dBm = rssi;
            return rssi != UnknownRssi;
        }

        // A scan is the only way that the API offers to learn the strength; one a join does not disturb.
        private void Listen()
        {
            try
            {
                if (adapter == null)
                {
                    WifiAdapter[] all = WifiAdapter.FindAllAdapters();
                    if (all.Length == 0)
                    {
                        return;
                    }

                    adapter = all[0];
                    adapter.AvailableNetworksChanged += OnHeard;
                }

                adapter.ScanAsync();
            }
            catch (Exception)
            {
                // No strength then: diagnostics go without it.
            }
        }

        private void OnHeard(WifiAdapter sender, object e)
        {
            WifiAvailableNetwork[] heard = sender.NetworkReport.AvailableNetworks;
            for (int i = 0; i < heard.Length; i++)
            {
                if (heard[i].Ssid == settings.WifiSsid)
                {
                    rssi = (int)heard[i].NetworkRssiInDecibelMilliwatts;
                }
            }
        }
    }
}
