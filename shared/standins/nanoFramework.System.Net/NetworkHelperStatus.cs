namespace nanoFramework.Networking;

/// <summary>
/// How far the network helper got. Sockets, TLS and certificates of the real package have the names and shapes of .NET's
/// own, so a PC build takes those.
/// </summary>
public enum NetworkHelperStatus
{
    None = 0,
    Started = 1,
    NetworkIsReady = 2,
    FailedNoNetworkInterface = 3,
    TokenExpiredWaitingIPAddress = 4,
    TokenExpiredWaitingDateTime = 5,
    ErrorConnetingToWiFiWhileScanning = 6,
    ExceptionOccurred = 7,
    Reconnecting = 8,
}
