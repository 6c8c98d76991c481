using EdgeNodes.Contract.Link;
using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Ledger;
using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Input;

/// <summary>Radio frames of gateways, as a ChirpStack v4 server publishes them.</summary>
internal sealed class ChirpStackInput(PlatformSettings settings, InboxParts parts)
{
    private readonly Dictionary<string, string> gatewayByDevice = settings.Gateways
        .Where(gateway => gateway.DevEui != null)
        .ToDictionary(gateway => gateway.DevEui!, gateway => gateway.Id, StringComparer.Ordinal);

    public Work Translate(BrokerMessage message, string device)
    {
        if (!gatewayByDevice.TryGetValue(device, out var gateway))
        {
            return parts.Refuse(message, RefusedReasons.Device, $"{device} is no gateway: add it to Gateways in the settings, with its DevEui");
        }

        if (!ChirpStackEvent.TryRead(device, message.Payload, out var up, out var error))
        {
            return parts.Refuse(message, RefusedReasons.Event, error);
        }

        if (up!.Port is not (LinkPorts.Readings or LinkPorts.Answers))
        {
            return parts.Refuse(message, RefusedReasons.Port, $"FPort {up.Port} carries nothing of ours: gateways use 10 and 11");
        }

        var frame = new LinkFrame();
        return frame.TryRead(up.Port, up.Data, out var hasHeader, out error)
            ? Arrival(message, gateway, frame)
            : Broken(message, gateway, hasHeader ? frame.Header : null, error);
    }

    private ArrivalWork Arrival(BrokerMessage message, string gateway, LinkFrame frame) => new()
    {
        Gateway = gateway,
        Route = Route.LoRaWan,
        StreamRoot = settings.StreamRoot,
        Arrived = parts.Clock.GetUtcNow(),
        Readings = frame.Readings,
        Answers = frame.Answers,
        Header = frame.Header,
        Done = work => parts.Arrived(message, work),
    };

    private RefusedWork Broken(BrokerMessage message, string gateway, LinkHeader? header, string error) =>
        new(message, RefusedReasons.Frame, error, parts.Logger, work =>
        {
            parts.Acknowledger.Add(message);
            if (work.Header is { Acknowledge: true })
            {
                parts.LinkAcks.Request(gateway, work.Ack);
            }
        })
        {
            Header = header,
            Gateway = gateway,
        };
}
