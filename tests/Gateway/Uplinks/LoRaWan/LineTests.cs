using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

public sealed class LineTests
{
    private static CancellationToken Limit => new CancellationTokenSource(Eventually.Limit).Token;

    [Fact]
    public async Task A_modem_on_a_serial_line_joins_and_sends()
    {
        // By the machine's clock: what socat holds is seen by nobody.
        await using RadioSite site = new(time: TimeProvider.System);
        using TempFolder folder = new();
        string tty = folder["ttyRAK"];
        using ToolProcess socat = new("socat", $"PTY,link={tty},raw,echo=0,wait-slave", $"TCP:127.0.0.1:{site.Modem.Port}");
        await Eventually.True(() => File.Exists(tty), "socat made a pty");
        Assert.True(LineAddress.TryParse(tty, out LineAddress? line, out _));
        await using (Rak3172 modem = new(RadioSite.Identity, line!.OpenAsync, site.Time))
        {
            await modem.StartAsync(Limit);
            for (int i = 0; i < 4 && !await modem.JoinAsync(5, Limit); i++)
            {
            }

            Assert.Equal(SendStatus.Sent, (await modem.SendAsync(10, new byte[222], Limit)).Status);
            await Eventually.True(() => site.Network.Counters.Uplinks == 1, "the uplink arrived");

            await socat.Kill();
            LineException error = await Assert.ThrowsAsync<LineException>(() => modem.SendAsync(10, new byte[1], Limit));
            Assert.Contains(tty, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_serial_line_that_takes_nothing_is_an_error_in_time()
    {
        using TempFolder folder = new();
        string tty = folder["ttyFull"];
        // The other side of the pty is held open and never read, so its queue fills up.
        using ToolProcess holder = new("socat", $"PTY,link={tty},raw,echo=0", "PIPE");
        await Eventually.True(() => File.Exists(tty), "socat made a pty");
        holder.Signal("STOP");
        Assert.True(LineAddress.TryParse(tty, out LineAddress? address, out _));
        await using ILine line = await address!.OpenAsync(Limit);

        LineException error = await Assert.ThrowsAsync<LineException>(() => line.WriteAsync(new byte[1 << 20], Limit).AsTask().WaitAsync(Limit));

        Assert.Contains(tty, error.Message, StringComparison.Ordinal);
        await holder.Kill();
    }

    [Fact]
    public async Task A_missing_serial_line_is_said_in_one_sentence_with_the_remedy()
    {
        Assert.True(LineAddress.TryParse("/dev/ttyNotThere", out LineAddress? line, out _));

        LineException error = await Assert.ThrowsAsync<LineException>(() => line!.OpenAsync(Limit));

        Assert.Contains("/dev/ttyNotThere", error.Message, StringComparison.Ordinal);
        Assert.Contains("Uplinks:LoRaWan:Line", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_no_serial_line()
    {
        string file = Path.GetTempFileName();
        Assert.True(LineAddress.TryParse(file, out LineAddress? line, out _));

        LineException error = await Assert.ThrowsAsync<LineException>(() => line!.OpenAsync(Limit));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_said_in_one_sentence()
    {
        Assert.True(LineAddress.TryParse("tcp://127.0.0.1:1", out LineAddress? line, out _));

        LineException error = await Assert.ThrowsAsync<LineException>(() => line!.OpenAsync(Limit));

        Assert.Contains("tcp://127.0.0.1:1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("COM3")]
    [InlineData("tcp://")]
    [InlineData("tcp://host")]
    [InlineData("tcp://host:0")]
    [InlineData("tcp://host:65536")]
    [InlineData("udp://host:1")]
    public void What_is_no_line_is_refused_with_an_example(string text)
    {
        Assert.False(LineAddress.TryParse(text, out _, out string error));
        Assert.Contains("/dev/ttyAMA0", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_file_without_a_key_is_named_and_its_contents_are_not()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "2b7e151628aed2a6\n");

        FormatException error = Assert.Throws<FormatException>(() => AppKeyFile.Read(file));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("2b7e", error.Message, StringComparison.Ordinal);
        File.WriteAllText(file, "2b7e151628aed2a6abf7158809cf4f3c\n");
        Assert.Equal("2b7e151628aed2a6abf7158809cf4f3c", AppKeyFile.Read(file).ToHex());
        File.Delete(file);
    }
}
