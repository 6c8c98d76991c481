using System.Net;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>The Wi-Fi that boards hear, and the hosts that are in it. One for a city, or one for each gateway.</summary>
public sealed class WifiAir
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, AirNetwork> _networks = [];
    private readonly Dictionary<string, IPAddress> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IPEndPoint> _timeServers = new(StringComparer.OrdinalIgnoreCase);
    private bool _isUp = true;

    /// <summary>Raised when the access point goes silent: what was connected through it is gone.</summary>
    internal event Action? WentDown;

    /// <summary>The access point is on the air. Switching it off ends every connection through it.</summary>
    public bool IsUp
    {
        get
        {
            lock (_lock)
            {
                return _isUp;
            }
        }

        set
        {
            bool wentDown;
            lock (_lock)
            {
                wentDown = _isUp && !value;
                _isUp = value;
            }

            if (wentDown)
            {
                WentDown?.Invoke();
            }
        }
    }

    /// <summary>Puts a network on the air; strength in dBm.</summary>
    public WifiAir WithNetwork(string ssid, string password, double rssi = -58)
    {
        lock (_lock)
        {
            _networks[ssid] = new AirNetwork(ssid, password, rssi);
        }

        return this;
    }

    /// <summary>Gives a host of the network an address; ports stay what the firmware asks for.</summary>
    public WifiAir WithHost(string name, IPAddress address)
    {
        lock (_lock)
        {
            _hosts[name] = address;
        }

        return this;
    }

    /// <summary>
    /// Puts a time server into the network: UDP port 123 of that host is this end point. As long as there is none, nodes reach one
    /// in the internet.
    /// </summary>
    public WifiAir WithTimeServer(string host, IPEndPoint server)
    {
        lock (_lock)
        {
            _timeServers[host] = server;
        }

        return this;
    }

    internal bool AskTime(string host)
    {
        IPEndPoint? server;
        lock (_lock)
        {
            if (_timeServers.Count == 0)
            {
                return true;
            }

            server = _timeServers.GetValueOrDefault(host);
        }

        return server != null && SntpClient.Ask(server) != null;
    }

    internal IReadOnlyList<AirNetwork> Scan()
    {
        lock (_lock)
        {
            return _isUp ? [.. _networks.Values] : [];
        }
    }

    internal JoinResult Join(string ssid, string password)
    {
        var network = Scan().FirstOrDefault(n => n.Ssid == ssid);
        return network == null ? JoinResult.NetworkNotAvailable
            : network.Password == password ? JoinResult.Success : JoinResult.InvalidCredential;
    }

    internal IPAddress? Resolve(string host)
    {
        lock (_lock)
        {
            return _hosts.GetValueOrDefault(host);
        }
    }
}
