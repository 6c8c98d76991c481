using EdgeNodes.StandIns;

namespace System.Device.Wifi;

/// <summary>A network that the radio hears.</summary>
public class WifiAvailableNetwork
{
    public WifiAvailableNetwork()
    {
    }

    internal WifiAvailableNetwork(AirNetwork network)
    {
        Ssid = network.Ssid;
        NetworkRssiInDecibelMilliwatts = network.Rssi;
    }

    public string Ssid { get; }

    public WifiNetworkKind NetworkKind => WifiNetworkKind.Infrastructure;

    /// <summary>Signal strength in dBm.</summary>
    public double NetworkRssiInDecibelMilliwatts { get; }
}

/// <summary>What the last scan found.</summary>
public class WifiNetworkReport
{
    internal WifiNetworkReport(WifiAvailableNetwork[] networks) => AvailableNetworks = networks;

    public WifiAvailableNetwork[] AvailableNetworks { get; }
}

/// <summary>What came of connecting.</summary>
public class WifiConnectionResult
{
    internal WifiConnectionResult(WifiConnectionStatus status) => ConnectionStatus = status;

    public WifiConnectionStatus ConnectionStatus { get; }
}
