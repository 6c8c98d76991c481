using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Ledger;
using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Input;

/// <summary>Takes what the broker delivers, turns it into work for the ledger, and acknowledges after the commit.</summary>
internal sealed class Inbox
{
    private readonly PlatformSettings settings;
    private readonly InboxParts parts;
    private readonly GatewayInput gateways;
    private readonly ChirpStackInput radio;
    private readonly CommandInput commands;

    public Inbox(PlatformSettings settings, InboxParts parts)
    {
        this.settings = settings;
        this.parts = parts;
        gateways = new GatewayInput(settings, parts);
        radio = new ChirpStackInput(settings, parts);
        commands = new CommandInput(settings, parts);
    }

    /// <summary>What has to be subscribed.</summary>
    public IReadOnlyList<string> Filters =>
    [
        CityTopics.Filter(settings.UplinkRoot, CityTopics.Reading),
        CityTopics.Filter(settings.UplinkRoot, CityTopics.Answer),
        CityTopics.Filter(settings.StreamRoot, CityTopics.Command),
        "application/+/device/+/event/up",
    ];

    /// <summary>Handles one message; waits while ledger or outbox are full, which holds the broker back.</summary>
    public async Task TakeAsync(BrokerMessage message)
    {
        await parts.Room(parts.Stop).ConfigureAwait(false);
        await parts.Writer.AddAsync(Translate(message), parts.Stop).ConfigureAwait(false);
    }

    private Work Translate(BrokerMessage message)
    {
        if (ChirpStackEvent.DeviceOf(message.Topic) is { } device)
        {
            return radio.Translate(message, device);
        }

        if (CityTopics.TryParse(settings.UplinkRoot, message.Topic, out var gateway, out var node, out var leaf) && leaf != CityTopics.Command)
        {
            return gateways.Translate(message, gateway, node, leaf);
        }

        return CityTopics.TryParse(settings.StreamRoot, message.Topic, out gateway, out node, out leaf) && leaf == CityTopics.Command
            ? commands.Translate(message, gateway, node)
            : parts.Refuse(message, RefusedReasons.Topic, "the topic names no gateway, node or device: correct the sender");
    }
}
