using System.Net.Sockets;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>The Wi-Fi of one power-on: joined or not, and the connections that die with it.</summary>
internal sealed class Radio : IDisposable
{
    private const int MostSockets = 16;
    private readonly WifiAir _air;
    private readonly Lock _lock = new();
    private readonly List<Socket> _sockets = [];
    private string? _ssid;

    internal Radio(WifiAir air)
    {
        _air = air;
        _air.WentDown += Leave;
    }

    internal IReadOnlyList<AirNetwork> Scan() => _air.Scan();

    internal bool IsOnline
    {
        get
        {
            lock (_lock)
            {
                return _ssid != null && _air.IsUp;
            }
        }
    }

    public void Dispose()
    {
        _air.WentDown -= Leave;
        Leave();
    }

    internal JoinResult Join(string ssid, string password)
    {
        var result = _air.Join(ssid, password);
        lock (_lock)
        {
            _ssid = result == JoinResult.Success ? ssid : null;
        }

        return result;
    }

    internal void Leave()
    {
        Socket[] dying;
        lock (_lock)
        {
            _ssid = null;
            dying = [.. _sockets];
            _sockets.Clear();
        }

        foreach (var socket in dying)
        {
            Kill(socket);
        }
    }

    internal Socket Connect(string host, int port)
    {
        if (!IsOnline)
        {
            throw new SocketException((int)SocketError.NetworkUnreachable);
        }

        var address = _air.Resolve(host) ?? throw new SocketException((int)SocketError.HostNotFound);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            Adopt(socket);
            socket.Connect(address, port);
            return socket;
        }
        catch
        {
            Forget(socket);
            socket.Dispose();
            throw;
        }
    }

    internal bool AskTime(string server) => IsOnline && _air.AskTime(server);

    // A radio that went off while a thread was connecting must not leave it a living socket.
    private static void Kill(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was gone already.
        }

        socket.Dispose();
    }

    private void Adopt(Socket socket)
    {
        lock (_lock)
        {
            _sockets.RemoveAll(s => s.SafeHandle.IsClosed);
            if (_ssid == null)
            {
                throw new SocketException((int)SocketError.NetworkUnreachable);
            }

            // lwIP on an ESP32 has 10 to 16 sockets.
            if (_sockets.Count >= MostSockets)
            {
                throw new SocketException((int)SocketError.TooManyOpenSockets);
            }

            _sockets.Add(socket);
        }
    }

    private void Forget(Socket socket)
    {
        lock (_lock)
        {
            _sockets.Remove(socket);
        }
    }
}
