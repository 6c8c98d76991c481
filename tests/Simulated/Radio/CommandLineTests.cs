using EdgeNodes.Simulated.Radio;

namespace EdgeNodes.Tests.Simulated.Radio;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("AT", "OK")]
    [InlineData("at", "OK")]
    [InlineData("AT+DR=5", "OK")]
    [InlineData("at+dr=5", "OK")]
    [InlineData("AT+DR=8", "AT_PARAM_ERROR")]
    [InlineData("AT+DR=", "AT_PARAM_ERROR")]
    [InlineData("AT+DR", "AT_ERROR")]
    [InlineData("AT+APPKEY=12", "AT_PARAM_ERROR")]
    [InlineData("AT+BAND=4", "OK")]
    [InlineData("AT+BAND=5", "AT_UNSUPPORTED_BAND")]
    [InlineData("AT+CLASS=B", "AT_PARAM_ERROR")]
    [InlineData("AT+NJS=1", "AT_MODE_NO_SUPPORT")]
    [InlineData("AT+FLUX=1", "AT_COMMAND_NOT_FOUND")]
    [InlineData("hello", "AT_COMMAND_NOT_FOUND")]
    [InlineData("AT+SEND=8:00", "AT_NO_NETWORK_JOINED")]
    [InlineData("AT+SEND=0:00", "AT_PARAM_ERROR")]
    [InlineData("AT+SEND=224:00", "AT_PARAM_ERROR")]
    [InlineData("AT+SEND=8:0", "AT_PARAM_ERROR")]
    [InlineData("AT+SEND=8:", "AT_PARAM_ERROR")]
    [InlineData("AT+JOIN=1:0:6:0", "AT_PARAM_ERROR")]
    [InlineData("AT+JOIN=1:0:8", "AT_PARAM_ERROR")]
    public async Task A_command_gets_the_status_that_the_manual_says(string command, string status)
    {
        await using VirtualRak3172 modem = new(new VirtualRak3172Options());
        modem.Start();
        await using AtHost host = await AtHost.ConnectAsync(modem.Port);

        Assert.Equal(status, await host.StatusAsync(command));
    }

    [Fact]
    public async Task A_query_answers_value_then_OK()
    {
        await using VirtualRak3172 modem = new(new VirtualRak3172Options());
        modem.Start();
        await using AtHost host = await AtHost.ConnectAsync(modem.Port);

        Assert.Equal(["AT+DR=0", "OK"], await host.AskAsync("AT+DR=?"));
        await host.AskAsync("AT+DEVEUI=AC1F09FFFE0003E9");
        Assert.Equal(["AT+DEVEUI=ac1f09fffe0003e9", "OK"], await host.AskAsync("AT+DEVEUI=?"));
        Assert.Equal(["AT+NJS=0", "OK"], await host.AskAsync("AT+NJS=?"));
    }

    [Fact]
    public async Task Any_line_end_will_do_and_a_slow_typist_is_understood()
    {
        await using VirtualRak3172 modem = new(new VirtualRak3172Options());
        modem.Start();
        await using AtHost host = await AtHost.ConnectAsync(modem.Port);

        foreach (string piece in new[] { "\r\n\n", "A", "T+D", "R=3", "\r" })
        {
            await host.SayAsync(piece);
        }
        Assert.Equal("OK", await host.LineAsync());
        Assert.Equal(["AT+DR=3", "OK"], await host.AskAsync("AT+DR=?"));
    }

    [Fact]
    public async Task An_endless_line_is_cut_and_the_next_command_works()
    {
        await using VirtualRak3172 modem = new(new VirtualRak3172Options());
        modem.Start();
        await using AtHost host = await AtHost.ConnectAsync(modem.Port);

        Assert.Equal("AT_PARAM_ERROR", await host.StatusAsync("AT+SEND=8:" + new string('0', 100_000)));
        Assert.Equal("OK", await host.StatusAsync("AT"));
    }

    [Fact]
    public async Task A_second_technician_takes_the_line_over()
    {
        await using VirtualRak3172 modem = new(new VirtualRak3172Options());
        modem.Start();
        await using AtHost first = await AtHost.ConnectAsync(modem.Port);
        Assert.Equal("OK", await first.StatusAsync("AT+DR=4"));

        await using AtHost second = await AtHost.ConnectAsync(modem.Port);

        Assert.Equal(["AT+DR=4", "OK"], await second.AskAsync("AT+DR=?"));
    }

    [Fact]
    public async Task A_reset_gives_a_banner_and_no_status()
    {
        await using VirtualRak3172 modem = new(new VirtualRak3172Options { BootTime = TimeSpan.FromMilliseconds(20) });
        modem.Start();
        await using AtHost host = await AtHost.ConnectAsync(modem.Port);

        await host.SayAsync("ATZ\r\n");

        List<string> banner = [];
        do
        {
            banner.Add(await host.LineAsync());
        }
        while (!banner[^1].StartsWith("Current Work Mode", StringComparison.Ordinal));
        Assert.DoesNotContain("OK", banner);
        Assert.Equal("Current Work Mode: LoRaWAN.", banner[^1]);
    }
}
