using System.Collections.Generic;
using EdgeNodes.StandIns;

namespace System.Device.Wifi;

public delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);

/// <summary>The radio of the board under the firmware.</summary>
public sealed class WifiAdapter : IDisposable
{
    private WifiAdapter()
    {
    }

    public event AvailableNetworksChangedEventHandler AvailableNetworksChanged;

    public int NetworkInterface => 0;

    public WifiNetworkReport NetworkReport
    {
        get
        {
            var found = new List<WifiAvailableNetwork>();
            foreach (var network in Board.Current.ScanAir())
            {
                found.Add(new WifiAvailableNetwork(network));
            }

            return new WifiNetworkReport(found.ToArray());
        }
    }

    public static WifiAdapter[] FindAllAdapters()
    {
        Board.Current.ThrowIfOff();
        return new[] { new WifiAdapter() };
    }

    public WifiConnectionResult Connect(WifiAvailableNetwork availableNetwork, WifiReconnectionKind reconnectionKind, string passwordCredential) =>
        Connect(availableNetwork.Ssid, reconnectionKind, passwordCredential);

    public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential) =>
        new WifiConnectionResult((WifiConnectionStatus)Board.Current.JoinNetwork(ssid, passwordCredential));

    public void Disconnect() => Board.Current.LeaveNetwork();

    public void ScanAsync()
    {
        var board = Board.Current;
        board.StartThread("wifi scan", () => AvailableNetworksChanged?.Invoke(this, null));
    }

    public void Dispose() => AvailableNetworksChanged = null;
}
