using System.Device.Wifi;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EdgeNodes.Simulated.Boards;
using nanoFramework.Networking;

namespace EdgeNodes.Simulated.Tests.Boards;

/// <summary>Joining the city's Wi-Fi, or not.</summary>
public sealed class WifiTests : IDisposable
{
    private readonly WifiAir _air = new WifiAir().WithNetwork("city", "pw", -71).WithHost("gateway", IPAddress.Loopback);
    private readonly Bench _bench;

    public WifiTests() => _bench = new Bench(null, _air);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_right_password_gets_a_node_in() => _bench.Run(() =>
    {
        Assert.True(WifiNetworkHelper.ConnectDhcp("city", "pw", requiresDateTime: true));
        Assert.Equal(NetworkHelperStatus.NetworkIsReady, WifiNetworkHelper.Status);
    });

    [Fact]
    public void A_wrong_password_is_told_apart_from_a_missing_network() => _bench.Run(() =>
    {
        Assert.False(WifiNetworkHelper.ConnectDhcp("city", "nonsense"));
        Assert.Contains("refused the password", WifiNetworkHelper.HelperException.Message, StringComparison.Ordinal);
        Assert.False(WifiNetworkHelper.ConnectDhcp("village", "pw"));
        Assert.Equal(NetworkHelperStatus.TokenExpiredWaitingIPAddress, WifiNetworkHelper.Status);
    });

    [Fact]
    public void With_a_token_it_waits_for_the_network_to_come() => _bench.Run(() =>
    {
        _air.IsUp = false;
        using var patience = new CancellationTokenSource(Eventually.Limit);
        using var later = new Timer(_ => _air.IsUp = true, null, 200, Timeout.Infinite);
        Assert.True(WifiNetworkHelper.ConnectDhcp("city", "pw", token: patience.Token));
    });

    [Fact]
    public void With_a_token_it_gives_up_in_time() => _bench.Run(() =>
    {
        _air.IsUp = false;
        var clock = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.False(WifiNetworkHelper.ConnectDhcp("city", "pw", token: patience.Token));
        Assert.True(clock.ElapsedMilliseconds >= 250);
    });

    [Fact]
    public void A_scan_tells_the_signal_strength() => _bench.Run(() =>
    {
        var network = Assert.Single(WifiAdapter.FindAllAdapters()[0].NetworkReport.AvailableNetworks);
        Assert.Equal(("city", -71.0), (network.Ssid, network.NetworkRssiInDecibelMilliwatts));
    });

    [Fact]
    public void Outside_a_network_no_host_is_reached()
    {
        var e = Assert.Throws<SocketException>(() => _bench.Run(() => StandIns.Board.Current.Connect("gateway", 1).Dispose()));
        Assert.Equal(SocketError.NetworkUnreachable, e.SocketErrorCode);
    }

    [Fact]
    public void One_board_s_network_is_not_another_s() => _bench.Run(() =>
    {
        Assert.True(WifiNetworkHelper.ConnectDhcp("city", "pw"));
        using var other = new Bench(null, _air, "other");
        Assert.False(other.Run(() => StandIns.Board.Current.IsOnline));
        Assert.True(StandIns.Board.Current.IsOnline);
    });

    [Fact]
    public void Sntp_s_settings_are_those_of_the_board() => _bench.Run(() =>
    {
        Sntp.Server1 = "gateway";
        using var other = new Bench(null, _air, "other");
        Assert.NotEqual("gateway", other.Run(() => Sntp.Server1));
        Assert.Equal("gateway", Sntp.Server1);
    });
}
