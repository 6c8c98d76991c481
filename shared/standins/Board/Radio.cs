namespace EdgeNodes.StandIns;

/// <summary>What came of joining a Wi-Fi network; the numbers are those of System.Device.Wifi.WifiConnectionStatus.</summary>
public enum JoinResult
{
    InvalidCredential = 1,
    NetworkNotAvailable = 2,
    Success = 3,
}

/// <summary>A Wi-Fi network within the radio's reach.</summary>
public sealed class AirNetwork
{
    public AirNetwork(string ssid, string password, double rssi)
    {
        Ssid = ssid;
        Password = password;
        Rssi = rssi;
    }

    public string Ssid { get; }

    public string Password { get; }

    /// <summary>Received signal strength in dBm.</summary>
    public double Rssi { get; }
}
