using EdgeNodes.Simulated.Radio.Mac;

namespace EdgeNodes.Simulated.Radio.At;

/// <summary>How RUI3 writes what it reports by itself.</summary>
internal static class AtEvents
{
    public static string Text(MacEvent happened) => happened switch
    {
        MacEvent.Joined => "+EVT:JOINED",
        MacEvent.JoinFailed failed => $"+EVT:JOIN_FAILED_{failed.Reason}",
        MacEvent.Sent { Confirmed: false } => "+EVT:TX_DONE",
        MacEvent.Sent { Acknowledged: true } => "+EVT:SEND_CONFIRMED_OK",
        MacEvent.Sent sent => $"+EVT:SEND_CONFIRMED_FAILED({sent.Status})",
        MacEvent.Received rx => $"+EVT:RX_{rx.Slot}:{rx.Rssi}:{rx.Snr}:UNICAST:{rx.Port}:{Convert.ToHexStringLower(rx.Payload.Span)}",
        MacEvent.LinkChecked link => $"+EVT:LINKCHECK:0:{link.Margin}:{link.Gateways}:{link.Rssi}:{link.Snr}",
        MacEvent.TimeAnswered answer => answer.Ok ? "+EVT:TIMEREQ_OK" : "+EVT:TIMEREQ_FAILED",
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "The modem has no words for this event."),
    };
}
