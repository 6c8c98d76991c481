using System.Globalization;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Ledger;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.Platform.Stream;

/// <summary>
/// Closes the gap that QoS 1 leaves. If the receiver or its connection dies between the broker's taking a message and our
/// striking it out, nobody here knows whether it was taken; to send it again could double it. (QoS 2 would not help: MQTTnet
/// keeps no packet identifiers over a reconnect.) So the receiver subscribes its own stream in a session that the broker
/// keeps: what the broker took comes back, marked with the row's number, also after a crash. Before anything is sent again, a
/// marker is published and awaited: all echoes are in when it returns. What remains: a broker that forgets its sessions while
/// a message is on its way.
/// </summary>
internal sealed class StreamEcho(string streamRoot, string instance, OutboxState state, LedgerWriter writer, Acknowledger acknowledger, ILogger logger, TimeProvider clock)
{
    private const string RowProperty = "row";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly string syncTopic = $"{streamRoot}/receiver/{instance}/sync";
    private (string Nonce, TaskCompletionSource Seen)? awaited;

    /// <summary>What has to be subscribed.</summary>
    public IReadOnlyList<string> Filters =>
    [
        CityTopics.Filter(streamRoot, CityTopics.Reading), CityTopics.Filter(streamRoot, CityTopics.Answer),
        CityTopics.Filter(streamRoot, CityTopics.Index), syncTopic,
    ];

    /// <summary>A row as the message that will be recognized when it comes back.</summary>
    public MqttApplicationMessage MessageOf(in OutboxRow row) => new MqttApplicationMessageBuilder()
        .WithTopic(row.Topic)
        .WithPayload(row.Payload)
        .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
        .WithUserProperty(RowProperty, System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{instance}-{row.Id}")).AsMemory())
        .Build();

    /// <summary>Handles what comes back. Acknowledged only after the row is struck out on disk: until then the session keeps it.</summary>
    public async Task TakeAsync(BrokerMessage message)
    {
        if (message.Topic == syncTopic)
        {
            acknowledger.Add(message);
            var nonce = System.Text.Encoding.ASCII.GetString(message.Beginning(64));
            if (awaited is { } waiting && waiting.Nonce == nonce)
            {
                waiting.Seen.TrySetResult();
            }

            return;
        }

        if (RowOf(message) is { } id && state.Holds(id))
        {
            state.Prove(id);
            await writer.AddAsync(new ProofWork(id, () => acknowledger.Add(message)), CancellationToken.None).ConfigureAwait(false);
        }
        else
        {
            acknowledger.Add(message);
        }
    }

    /// <summary>Waits until everything has come back that the broker took before.</summary>
    public async Task CatchUpAsync(BrokerLink link, CancellationToken cancel)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var nonce = Guid.NewGuid().ToString("N");
        awaited = (nonce, seen);
        try
        {
            var marker = new MqttApplicationMessageBuilder()
                .WithTopic(syncTopic).WithPayload(nonce).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
            await link.PublishAsync(marker, cancel).ConfigureAwait(false);
            await seen.Task.WaitAsync(Patience, clock, cancel).ConfigureAwait(false);
            var barrier = new BarrierWork();
            if (await writer.AddAsync(barrier, cancel).ConfigureAwait(false))
            {
                await barrier.Reached.WaitAsync(cancel).ConfigureAwait(false);
            }
        }
        catch (TimeoutException)
        {
            Logs.NoEcho(logger, Patience.TotalSeconds);
        }
        finally
        {
            awaited = null;
        }
    }

    private long? RowOf(BrokerMessage message) =>
        message.Property(RowProperty) is { } text && text.Length > instance.Length + 1 && text.StartsWith(instance, StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(instance.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
