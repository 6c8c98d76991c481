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

        private readonly NodeSettings settings;
        private readonly SystemClock clock;
        private bool joinedBefore;

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
            using (CancellationTokenSource timeout = new CancellationTokenSource(JoinTimeout))
            {
                // After the first time the device keeps the credentials, and joining anew would drop a good connection.
                bool joined = joinedBefore
                    ? WifiNetworkHelper.Reconnect(true, 0, timeout.Token)
                    : WifiNetworkHelper.ConnectDhcp(settings.WifiSsid, settings.WifiPassword, WifiReconnectionKind.Automatic, true, 0, timeout.Token);
                joinedBefore = joinedBefore || joined;
                if (joined)
                {
                    clock.NoteSync();
                }

                cause = joined ? "" : "Wi-Fi " + settings.WifiSsid + " not joined (status " + ((int)WifiNetworkHelper.Status).ToString()
                    + "); check wifi.ssid, wifi.password and the reception";

                // In the network, but nobody told the time: readings say so, and go out all the same.
                return joined || WifiNetworkHelper.Status == NetworkHelperStatus.TokenExpiredWaitingDateTime;
            }
        }
    }
}
