using System;
using System.Device.Wifi;
using System.Threading;
using EdgeNodes.StandIns;

namespace nanoFramework.Networking;

/// <summary>Joins a network and waits for an address, and for the time when asked to. State lives with the board.</summary>
public static class WifiNetworkHelper
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    public static NetworkHelperStatus Status => Board.Current.State<Link>().Status;

    public static Exception HelperException => Board.Current.State<Link>().Error;

    /// <summary>
    /// True when the board is in the network before the token expires. With <paramref name="requiresDateTime"/> the
    /// device also waits for SNTP.
    /// </summary>
    public static bool ConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapterId = 0,
        CancellationToken token = default)
    {
        var link = Board.Current.State<Link>();
        link.Ssid = ssid;
        link.Password = password;
        return Join(link, requiresDateTime, token);
    }

    public static bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default)
    {
        var link = Board.Current.State<Link>();
        link.Status = NetworkHelperStatus.Reconnecting;
        return Join(link, requiresDateTime, token);
    }

    public static void Disconnect()
    {
        var board = Board.Current;
        board.LeaveNetwork();
        Reset();
    }

    public static void Reset()
    {
        var link = Board.Current.State<Link>();
        link.Status = NetworkHelperStatus.None;
        link.Error = null;
    }

    private static bool Join(Link link, bool requiresDateTime, CancellationToken token)
    {
        var board = Board.Current;
        link.Status = NetworkHelperStatus.Started;
        do
        {
            switch (board.JoinNetwork(link.Ssid, link.Password))
            {
                case JoinResult.Success:
                    return HasTime(link, board, requiresDateTime, token);
                case JoinResult.InvalidCredential:
                    link.Status = NetworkHelperStatus.ErrorConnetingToWiFiWhileScanning;
                    link.Error = new InvalidOperationException($"Wi-Fi {link.Ssid} refused the password.");
                    return false;
            }

            board.Wait(PollEvery);
        }
        while (token.CanBeCanceled && !token.IsCancellationRequested);

        link.Status = NetworkHelperStatus.TokenExpiredWaitingIPAddress;
        return false;
    }

    private static bool HasTime(Link link, SimulatedBoard board, bool requiresDateTime, CancellationToken token)
    {
        while (requiresDateTime && !board.State<TimeClient>().TryLearn(board))
        {
            board.Wait(PollEvery);
            if (!token.CanBeCanceled || token.IsCancellationRequested)
            {
                link.Status = NetworkHelperStatus.TokenExpiredWaitingDateTime;
                return false;
            }
        }

        link.Status = NetworkHelperStatus.NetworkIsReady;
        return true;
    }

    private sealed class Link
    {
        internal string Ssid { get; set; }

        internal string Password { get; set; }

        internal NetworkHelperStatus Status { get; set; }

        internal Exception Error { get; set; }
    }
}
