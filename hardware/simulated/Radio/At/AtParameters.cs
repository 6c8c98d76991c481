using System.Globalization;
using EdgeNodes.Simulated.Radio.Mac;

namespace EdgeNodes.Simulated.Radio.At;

/// <summary>The parameters of RUI3 that a gateway uses (RUI3 AT manual).</summary>
internal static class AtParameters
{
    public static Dictionary<string, AtParameter> Of(ModemFlash flash, DeviceMac mac) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["VER"] = Fixed("get the firmware version", () => "RUI_5.0.0_RAK3172-E"),
        ["NJS"] = Fixed("get the join status", () => mac.Session is null ? "0" : "1"),
        ["NETID"] = Fixed("get the network identifier", () => (mac.Session?.NetId ?? 0).ToString("x6", CultureInfo.InvariantCulture)),
        ["DEVADDR"] = Fixed("get the device address", () => (mac.Session?.DevAddr ?? 0).ToString("x8", CultureInfo.InvariantCulture)),
        ["RSSI"] = Fixed("get the RSSI of the last packet", () => $"{mac.LastRssi}"),
        ["SNR"] = Fixed("get the SNR of the last packet", () => $"{mac.LastSnr}"),
        ["CFS"] = Fixed("get the confirm status of the last uplink", () => mac.Session?.AckSeen == true ? "1" : "0"),
        ["LTIME"] = Fixed("get the local time", () => (mac.NetworkTime ?? DateTimeOffset.UnixEpoch)
            .ToString("HH'h'mm'm'ss's on 'MM/dd/yyyy", CultureInfo.InvariantCulture)),

        ["DEVEUI"] = AtParameter.Hex("device EUI", 8, () => flash.DevEui, value => flash.DevEui = value),
        ["APPEUI"] = AtParameter.Hex("join EUI", 8, () => flash.JoinEui, value => flash.JoinEui = value),
        ["APPKEY"] = AtParameter.Hex("application key", 16, () => flash.AppKey, value => flash.AppKey = value),
        ["BAND"] = new("region, 4 is EU868; the only one simulated", () => $"{flash.Band}", text => text == "4"),
        ["NJM"] = new("join mode, 1 is OTAA; the only one simulated", () => $"{flash.JoinMode}", text => text == "1"),
        ["ADR"] = AtParameter.Switch("adaptive data rate", () => flash.Adr, value => flash.Adr = value),
        ["DR"] = AtParameter.Number("data rate", 0, 7, () => flash.DataRate, value => flash.DataRate = value),
        ["CFM"] = AtParameter.Switch("confirmed uplinks", () => flash.Confirmed, value => flash.Confirmed = value),
        ["RETY"] = AtParameter.Number("retries of confirmed uplinks", 0, 7, () => flash.Retries, value => flash.Retries = value),
        ["DCS"] = AtParameter.Switch("duty cycle", () => flash.DutyCycle, value => flash.DutyCycle = value),
        ["TXP"] = AtParameter.Number("transmit power step", 0, 7, () => flash.TxPower, value => flash.TxPower = value),
        ["LINKCHECK"] = AtParameter.Number("link check, 1 once, 2 always", 0, 2, () => flash.LinkCheck, value => flash.LinkCheck = value),

        // The network sets these at the join (RXDelay, DLSettings); what the line sets would be overwritten by it.
        ["RX1DL"] = Fixed("delay of RX1 in s", () => $"{mac.Session?.Rx1Delay.TotalSeconds ?? 1}"),
        ["RX2DL"] = Fixed("delay of RX2 in s", () => $"{(mac.Session?.Rx1Delay.TotalSeconds ?? 1) + 1}"),
        ["JN1DL"] = Fixed("delay of the join's RX1 in s", () => "5"),
        ["JN2DL"] = Fixed("delay of the join's RX2 in s", () => "6"),
        ["RX2DR"] = Fixed("data rate of RX2", () => $"{mac.Session?.Rx2DataRate ?? 0}"),
        ["RX2FQ"] = Fixed("frequency of RX2", () => $"{mac.Session?.Rx2FrequencyHz ?? 869525000}"),
    };

    private static AtParameter Fixed(string help, Func<string> get) => new(help, get, null);
}
