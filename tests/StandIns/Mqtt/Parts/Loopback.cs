using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

internal static class Loopback
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public static async Task WaitForListenerAsync(int port)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(20))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (waited < Patience.Limit)
            {
                await Task.Delay(20);
            }
        }
    }
}
