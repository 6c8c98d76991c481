using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.Tests.Support;

/// <summary>Ports on loopback.</summary>
public static class Ports
{
    /// <summary>One that nobody listens on now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether somebody listens.</summary>
    public static bool IsOpen(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Waits until somebody listens.</summary>
    public static Task Open(int port) => Eventually.True(() => IsOpen(port), $"somebody listens at port {port}");
}
