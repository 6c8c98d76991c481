using System.Buffers;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Clock;
using EdgeNodes.Gateway.Commands;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>
/// What happens to a publish: stored, then acknowledged. Three steps of the server's loops: <see cref="ReceiveAsync"/>
/// begins the store, <see cref="DecideAsync"/> refuses what has no right, <see cref="AcknowledgeAsync"/> holds the PUBACK
/// until the commit.
/// </summary>
/// <remarks>
/// MQTT 3.1.1 knows no negative PUBACK. Where the disk or the cap is at fault the connection is closed instead, so the node
/// keeps its copy. A payload that can never be stored is acknowledged once it lies in the table of refused frames: nothing
/// is lost, and the node does not send it for ever. On MQTT 5 both get their reason code.
/// </remarks>
public sealed class PublishPipeline(ReadingBuffer buffer, NodeGate gate, ArrivalClock clock, RefusalCounter refusals, TimeProvider time)
{
    // The router needs the server to send, the server this pipeline, and the pipeline tells the router: set once, at start.
    private IAnswerSink? answers;
    private ISightings? sightings;

    /// <summary>Who is told of answers that are on disk.</summary>
    public void Tell(IAnswerSink sink) => answers = sink;

    /// <summary>Who is told of people at nodes.</summary>
    public void Tell(ISightings sink) => sightings = sink;

    internal ClientSession Open(ClientIdentity identity, bool isVersion5) => new(identity, clock, isVersion5, sightings);

    internal async Task ReceiveAsync(ClientSession? session, InterceptingPacketEventArgs args)
    {
        if (session == null || args.Packet is not MqttPublishPacket publish)
        {
            return;
        }

        PublishFlow flow = session.Flow;
        await flow.WaitForRoomAsync().ConfigureAwait(false);
        if (args.CancellationToken.IsCancellationRequested)
        {
            // The connection has ended meanwhile: nobody would hear an acknowledgement, and the node sends it again.
            args.ProcessPacket = false;
            return;
        }

        flow.Begin(publish.PacketIdentifier, Begin(session.Identity, flow.Intake, args.ClientId, publish));
    }

    internal static async Task DecideAsync(ClientSession? session, InterceptingPublishEventArgs args)
    {
        // Readings go to the buffer and nowhere else: no node hears another one.
        args.ProcessPublish = false;
        PublishFlow? flow = session?.Flow;
        Arrival? arrival = flow?.Current;
        if (flow == null || arrival == null)
        {
            return;
        }

        flow.Current = null;
        if (arrival.Refusal is { IsForbidden: true })
        {
            args.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
            args.Response.ReasonString = arrival.Refusal.Text;
            args.CloseConnection = !flow.IsVersion5;
        }
        else if (args.ApplicationMessage.QualityOfServiceLevel == MqttQualityOfServiceLevel.ExactlyOnce)
        {
            // Its acknowledgement takes four packets; waiting here is slower and simpler, and no node of ours uses it.
            StoreResult result = await arrival.Store.ConfigureAwait(false);
            args.Response.ReasonCode = CodeOf(result, arrival.Refusal);
            args.CloseConnection = !result.IsDurable && !flow.IsVersion5;
        }
    }

    /// <returns>False when nothing may be acknowledged: the connection is to be closed.</returns>
    internal static async Task<bool> AcknowledgeAsync(ClientSession? session, InterceptingPacketEventArgs args)
    {
        if (session == null || args.Packet is not MqttPubAckPacket acknowledgement)
        {
            return true;
        }

        PublishFlow flow = session.Flow;
        if (flow.Take(acknowledgement.PacketIdentifier) is not { } arrival)
        {
            args.ProcessPacket = false;
            return true;
        }

        if (arrival.Refusal is { IsForbidden: true })
        {
            return true;
        }

        StoreResult result = await arrival.Store.ConfigureAwait(false);
        if (flow.IsVersion5)
        {
            acknowledgement.ReasonCode = CodeOf(result, arrival.Refusal);
            acknowledgement.ReasonString = arrival.Refusal?.Text ?? result.Reason;
        }
        else if (!result.IsDurable)
        {
            args.ProcessPacket = false;
            return false;
        }

        return true;
    }

    private static MqttPubAckReasonCode CodeOf(StoreResult result, Refusal? refusal) => (result.Verdict, refusal) switch
    {
        (StoreVerdict.Full, _) => MqttPubAckReasonCode.QuotaExceeded,
        (StoreVerdict.Failed, _) => MqttPubAckReasonCode.ImplementationSpecificError,
        (_, not null) => MqttPubAckReasonCode.PayloadFormatInvalid,
        _ => MqttPubAckReasonCode.Success,
    };

    private Arrival Begin(ClientIdentity identity, FrameIntake intake, string client, MqttPublishPacket publish)
    {
        if (!identity.MayPublish(publish.Topic, out NodeId node, out string leaf) || !gate.IsValid(identity))
        {
            var forbidden = new Refusal(RefusalReasons.Topic, $"it may not publish on '{publish.Topic}'", IsForbidden: true);
            refusals.Count(forbidden.Reason, client, forbidden.Text);
            return new Arrival(Task.FromResult(new StoreResult(StoreVerdict.Failed, 0, 0, forbidden.Text)), forbidden);
        }

        // One byte beyond the limit is enough for the decoder to see that a frame is too long.
        byte[] payload = publish.Payload.Slice(0, Math.Min(publish.Payload.Length, FrameFormat.MaxBytes + 1)).ToArray();
        Refusal? refusal;
        Task<StoreResult> store;
        if (leaf == "answer")
        {
            var answer = new Answer();
            IReadOnlyList<BufferEntry>? entries = intake.TakeAnswer(payload, answer, out refusal);
            store = entries == null ? Keep(client, publish.Topic, payload, refusal!)
                : OwnCommands.Holds(answer.CommandId) ? TakeOwn(answer) : StoreAnswerAsync(entries, answer, client);
        }
        else
        {
            IReadOnlyList<BufferEntry>? entries = intake.TakeFrame(payload, out refusal);
            store = entries == null ? Keep(client, publish.Topic, payload, refusal!) : StoreAsync(entries, client);
        }

        return new Arrival(store, refusal);
    }

    private Task<StoreResult> Keep(string client, string topic, byte[] payload, Refusal refusal)
    {
        refusals.Count(refusal.Reason, client, refusal.Text);
        return buffer.KeepRefusedAsync(new RefusedFrame(time.GetUtcNow(), client, topic, refusal.Text, payload));
    }

    private async Task<StoreResult> StoreAsync(IReadOnlyList<BufferEntry> entries, string client)
    {
        StoreResult result = await buffer.StoreAsync(entries).ConfigureAwait(false);
        if (!result.IsDurable)
        {
            refusals.Count(result.Verdict == StoreVerdict.Full ? RefusalReasons.Full : RefusalReasons.Disk, client, result.Reason ?? "");
        }

        return result;
    }

    // What the gateway commanded itself is its own affair: the platform did not ask and gets no answer.
    private Task<StoreResult> TakeOwn(Answer answer)
    {
        answers?.Answered(answer);
        return Task.FromResult(new StoreResult(StoreVerdict.Stored, 0, 0, null));
    }

    private async Task<StoreResult> StoreAnswerAsync(IReadOnlyList<BufferEntry> entries, Answer answer, string client)
    {
        StoreResult result = await StoreAsync(entries, client).ConfigureAwait(false);
        if (result.IsDurable)
        {
            answers?.Answered(answer);
        }

        return result;
    }
}
