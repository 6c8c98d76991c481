using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeNodes.LoRaWan.Mac;
using EdgeNodes.LoRaWan.Region;
using EdgeNodes.Simulated.Network.Gateways;
using EdgeNodes.Simulated.Radio.Forwarder;

namespace EdgeNodes.Simulated.Network.Events;

/// <summary>
/// Events as ChirpStack v4 publishes them. They are proto3 JSON: what is zero, false or empty is absent, and that is what
/// catches unwary receivers.
/// </summary>
internal sealed class ChirpStackEvents(string applicationId, INetworkIntegration integration, TimeProvider time)
{
    public void Join(RegisteredDevice device, string devAddr) => Publish(device, "join", new JsonObject
    {
        ["deduplicationId"] = Guid.NewGuid().ToString(),
        ["devAddr"] = devAddr,
    });

    public void Up(RegisteredDevice device, DataFrame frame, IReadOnlyList<Reception> receptions)
    {
        RxPacket first = receptions[0].Packet;
        DataRate? rate = Eu868.ByText(first.DataRate);
        JsonObject up = new()
        {
            ["deduplicationId"] = Guid.NewGuid().ToString(),
            ["devAddr"] = frame.DevAddr.ToString("x8", CultureInfo.InvariantCulture),
            ["rxInfo"] = new JsonArray([.. receptions.Select(RxInfo)]),
            ["txInfo"] = TxInfo(first.FrequencyHz, rate),
        };
        Add(up, "adr", frame.Adr);
        Add(up, "dr", rate?.Index ?? 0);
        Add(up, "fCnt", frame.Counter);
        Add(up, "fPort", frame.Port ?? 0);
        Add(up, "confirmed", frame.Confirmed);
        if (!frame.Payload.IsEmpty)
        {
            up["data"] = Convert.ToBase64String(frame.Payload.Span);
        }
        Publish(device, "up", up);
    }

    public void Ack(RegisteredDevice device, string queueItemId, bool acknowledged, uint counter)
    {
        JsonObject ack = new() { ["deduplicationId"] = Guid.NewGuid().ToString(), ["queueItemId"] = queueItemId };
        Add(ack, "acknowledged", acknowledged);
        Add(ack, "fCntDown", counter);
        Publish(device, "ack", ack);
    }

    public void TxAck(RegisteredDevice device, string queueItemId, uint counter, string gatewayId, int hertz, DataRate? rate)
    {
        JsonObject ack = new()
        {
            ["downlinkId"] = Random.Shared.Next(),
            ["queueItemId"] = queueItemId,
            ["gatewayId"] = gatewayId,
            ["txInfo"] = TxInfo(hertz, rate),
        };
        Add(ack, "fCntDown", counter);
        Publish(device, "txack", ack);
    }

    public void Log(RegisteredDevice device, string code, string description) => Publish(device, "log", new JsonObject
    {
        ["level"] = "ERROR",
        ["code"] = code,
        ["description"] = description,
    });

    private void Publish(RegisteredDevice device, string kind, JsonObject body)
    {
        body["time"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        body["deviceInfo"] = new JsonObject
        {
            ["tenantId"] = "52f14cd4-c6f1-4fbd-8f87-4025e1d49242",
            ["tenantName"] = "EdgeNodes",
            ["applicationId"] = applicationId,
            ["applicationName"] = "gateways",
            ["deviceProfileId"] = "5f7a1c1e-6b1b-4d6f-a6a5-3c0f8f0f6a01",
            ["deviceProfileName"] = device.ClassC ? "gateway-class-c" : "gateway-class-a",
            ["deviceName"] = device.Name,
            ["devEui"] = device.DevEui.ToString(),
            ["tags"] = new JsonObject(),
        };
        integration.Publish($"application/{applicationId}/device/{device.DevEui}/event/{kind}", JsonSerializer.SerializeToUtf8Bytes(body));
    }

    private static JsonObject RxInfo(Reception reception)
    {
        JsonObject info = new() { ["gatewayId"] = reception.Gateway.ToString(), ["uplinkId"] = reception.Packet.Timestamp };
        Add(info, "rssi", reception.Packet.Rssi);
        if (reception.Packet.Snr != 0)
        {
            info["snr"] = reception.Packet.Snr;
        }
        info["crcStatus"] = "CRC_OK";
        return info;
    }

    private static JsonObject TxInfo(int hertz, DataRate? rate) => new()
    {
        ["frequency"] = hertz,
        ["modulation"] = new JsonObject
        {
            ["lora"] = new JsonObject
            {
                ["bandwidth"] = rate?.BandwidthHz ?? 125_000,
                ["spreadingFactor"] = rate?.SpreadingFactor ?? 7,
                ["codeRate"] = "CR_4_5",
            },
        },
    };

    private static void Add(JsonObject to, string name, long value)
    {
        if (value != 0)
        {
            to[name] = value;
        }
    }

    private static void Add(JsonObject to, string name, bool value)
    {
        if (value)
        {
            to[name] = true;
        }
    }
}
