using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

public sealed class EventParsingTests
{
    [Theory]
    [InlineData("RX_1:-48:9:UNICAST:20:0a1b", 20, "0A1B")]
    [InlineData("RX_C:-120:-11:UNICAST:21:", 21, "")]
    [InlineData("RX_B:-48:9:MULTICAST:1:00", 1, "00")]
    public void A_downlink_event_is_read(string text, byte port, string hex)
    {
        RuiEvent.Received? received = RuiEvent.TryParse(text) as RuiEvent.Received;

        Assert.Equal(port, received?.Downlink.Port);
        Assert.Equal(hex, Convert.ToHexString(received!.Downlink.Payload));
    }

    [Theory]
    [InlineData("RX_1")]
    [InlineData("RX_1:-48:9:UNICAST:20")]
    [InlineData("RX_1:-48:9:UNICAST:300:00")]
    [InlineData("RX_1:x:9:UNICAST:20:00")]
    [InlineData("RX_1:-48:9:UNICAST:20:0")]
    [InlineData("RX_1:-48:9:UNICAST:20:zz")]
    [InlineData("RX_1:-48:9:UNICAST:20:00:00")]
    public void A_malformed_downlink_event_is_refused(string text) => Assert.Null(RuiEvent.TryParse(text));

    [Theory]
    [InlineData("JOINED", typeof(RuiEvent.Joined))]
    [InlineData("JOIN_FAILED_RX_TIMEOUT", typeof(RuiEvent.JoinFailed))]
    [InlineData("JOIN_FAILED_546", typeof(RuiEvent.JoinFailed))]
    [InlineData("TX_DONE", typeof(RuiEvent.Sent))]
    [InlineData("SEND_CONFIRMED_OK", typeof(RuiEvent.Sent))]
    [InlineData("SEND_CONFIRMED_FAILED(4)", typeof(RuiEvent.Sent))]
    [InlineData("LINKCHECK:0:10:1:-50:9", typeof(RuiEvent.Other))]
    [InlineData("SOMETHING_NEW", typeof(RuiEvent.Other))]
    public void Every_event_has_its_meaning_and_an_unknown_one_does_no_harm(string text, Type type) =>
        Assert.IsType(type, RuiEvent.TryParse(text));
}
