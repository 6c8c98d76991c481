using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Uplinks;

public sealed class MqttUplinkTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_stored_arrives_at_a_real_broker_in_order_and_leaves_the_buffer()
    {
        using Mosquitto broker = await Mosquitto.Start();
        using ToolProcess platform = await broker.Subscribe("city/v1/#");
        await using var rig = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        await rig.Store.Store([.. Enumerable.Range(0, 1000).Select(i => Frames.Entry(7, (uint)i))]);
        await rig.Delivered();
        await Eventually.True(() => platform.Output.Count == 1000, "the platform has them all");

        List<StreamMessage> stream = StreamMessage.All(platform);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (uint)i), stream.Select(message => message.Sequence));
        Assert.All(stream, message => Assert.Equal("city/v1/gw-01/aq-0007/reading", message.Topic));
        Assert.Equal("mqtt", stream[0].Json.GetProperty("via").GetString());
        Assert.Equal(21.3, stream[0].Json.GetProperty("values").GetProperty("temperature").GetProperty("value").GetDouble());
        await Eventually.True(() => rig.Store.Buffer.Status.Rows == 0, "the rows are gone");
        Assert.Equal(1000, rig.Uplink.Status.Delivered);
    }

    [Fact]
    public async Task A_broker_that_restarts_in_between_loses_nothing_and_keeps_the_order()
    {
        using Mosquitto broker = await Mosquitto.Start();
        using ToolProcess platform = await broker.Subscribe("city/v1/#");
        await using var rig = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        for (uint round = 0; round < 3; round++)
        {
            await rig.Connected();
            await rig.Store.Store([.. Enumerable.Range(0, 200).Select(i => Frames.Entry(7, (round * 400) + (uint)i))]);
            await broker.Pause();
            await rig.Store.Store([.. Enumerable.Range(200, 200).Select(i => Frames.Entry(7, (round * 400) + (uint)i))]);
            broker.Resume();
        }

        await rig.Delivered();
        await Eventually.True(() => StreamMessage.All(platform).DistinctBy(message => message.Sequence).Count() == 1200, "the platform has them all");
        // What had no proof when the broker stopped may come twice; the first copies are in order.
        uint[] first = [.. StreamMessage.All(platform).Select(message => message.Sequence).Distinct()];
        Assert.Equal(Enumerable.Range(0, 1200).Select(i => (uint)i), first);
    }

    [Fact]
    public async Task An_uplink_that_stopped_goes_on_without_repeating_what_was_proved()
    {
        using Mosquitto broker = await Mosquitto.Start();
        using ToolProcess platform = await broker.Subscribe("city/v1/#");
        await using (var first = new UplinkRig(folder, UplinkRig.Options(broker.Port)))
        {
            await first.Store.Store(Frames.Entry(7, 1), Frames.Entry(7, 2));
            await first.Delivered();
        }

        await using var second = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        await second.Store.Store(Frames.Entry(7, 3));
        await second.Delivered();
        await Eventually.True(() => platform.Output.Count >= 3, "the platform has them");
        Assert.Equal([1u, 2u, 3u], StreamMessage.All(platform).Select(message => message.Sequence));
    }

    [Fact]
    public async Task An_uplink_that_stops_takes_the_proofs_of_what_is_under_way_and_repeats_nothing()
    {
        using Mosquitto broker = await Mosquitto.Start();
        using ToolProcess platform = await broker.Subscribe("city/v1/#");
        var first = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        await first.Store.Store([.. Enumerable.Range(0, 1000).Select(i => Frames.Entry(7, (uint)i))]);
        await Eventually.True(() => platform.Output.Count > 0, "the first arrives");
        broker.Freeze();
        Task stopped = first.DisposeAsync().AsTask();
        broker.Unfreeze();
        await stopped;

        await using var second = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        await second.Delivered();
        await Eventually.True(() => platform.Output.Count >= 1000, "the platform has them all");
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (uint)i), StreamMessage.All(platform).Select(message => message.Sequence));
    }

    [Fact]
    public async Task An_answer_arrives_as_json()
    {
        using Mosquitto broker = await Mosquitto.Start();
        using ToolProcess platform = await broker.Subscribe("city/v1/#");
        await using var rig = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        NodeId lamp = Frames.Node(123, NodeKind.Streetlight);
        var bytes = new byte[AnswerCodec.MaxBytes];
        int length = AnswerCodec.Encode(new Answer { Node = lamp, CommandId = 17, Result = AnswerResult.Applied, LevelSteps = 80 }, bytes, 0);
        await rig.Store.Store(BufferEntry.Answer(lamp, 17, bytes[..length]));
        await Eventually.True(() => platform.Output.Count == 1, "the platform has it");
        Assert.Equal("""city/v1/gw-01/sl-0123/answer {"node":"sl-0123","id":17,"result":"applied","level":40,"via":"mqtt"}""", platform.Output[0]);
    }

    [Fact]
    public async Task A_command_of_the_platform_reaches_the_router()
    {
        using Mosquitto broker = await Mosquitto.Start();
        await using var rig = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        await rig.Connected();
        await broker.Publish("city/v1/gw-01/sl-0123/command", """{"id":17,"ttl":60,"action":"dim","level":40,"fade":2}""");
        await Eventually.True(() => !rig.Commands.IsEmpty, "the command came");
        Command command = Assert.Single(rig.Commands);
        Assert.Equal(("sl-0123", 17u, 60u, 80, 20), (command.Node.ToString(), command.Id, command.TtlSeconds, command.LevelSteps, command.FadeTenths));
    }

    [Fact]
    public async Task A_command_given_while_the_gateway_was_away_waits_at_the_broker()
    {
        using Mosquitto broker = await Mosquitto.Start();
        await using (var first = new UplinkRig(folder, UplinkRig.Options(broker.Port)))
        {
            await first.Connected();
        }

        await broker.Publish("city/v1/gw-01/sl-0123/command", """{"id":18,"ttl":60,"action":"dim","level":40}""");
        await using var second = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        await Eventually.True(() => !second.Commands.IsEmpty, "the command came");
    }

    [Fact]
    public async Task A_malformed_command_is_answered_if_it_has_an_id_and_harms_nothing()
    {
        using Mosquitto broker = await Mosquitto.Start();
        await using var rig = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        await rig.Connected();
        await broker.Publish("city/v1/gw-01/sl-0123/command", "rubbish");
        await broker.Publish("city/v1/gw-01/nobody/command", "{}");
        await broker.Publish("city/v1/gw-01/sl-0123/command", """{"id":5,"ttl":60,"action":"dim","level":400}""");
        await broker.Publish("city/v1/gw-01/sl-0123/command", """{"id":6,"ttl":60,"action":"dim","level":40}""");
        await Eventually.True(() => rig.Commands.Count == 1, "the good one came");
        (NodeId node, uint id, string problem) = Assert.Single(rig.Unreadable);
        Assert.Equal(("sl-0123", 5u), (node.ToString(), id));
        Assert.Contains("level", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_forbids_the_topic_gets_nothing_acknowledged_away()
    {
        using var access = new TempFolder();
        await File.WriteAllTextAsync(access["acl"], "topic read city/v1/#\n");
        using Mosquitto broker = await Mosquitto.Start("allow_anonymous true", $"acl_file {access["acl"]}");
        await using var rig = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        await rig.Store.Store(Frames.Entry(7, 1));
        await Eventually.True(() => rig.Uplink.Status.LastError?.Contains("NotAuthorized", StringComparison.Ordinal) == true, "the refusal is shown");
        Assert.Equal((0L, 1L), (rig.Uplink.Status.Delivered, rig.Store.Buffer.Status.Rows));
    }

    [Fact]
    public async Task A_broker_that_is_not_there_or_wants_a_password_is_named()
    {
        await using (var rig = new UplinkRig(folder, UplinkRig.Options(Ports.Free())))
        {
            await Eventually.True(() => rig.Uplink.Status.LastError != null, "the failure is shown");
            Assert.StartsWith("the broker 127.0.0.1:", rig.Uplink.Status.LastError, StringComparison.Ordinal);
            Assert.False(rig.Uplink.Status.Connected);
        }

        using Mosquitto broker = await Mosquitto.Start("allow_anonymous false");
        await using var refused = new UplinkRig(folder, UplinkRig.Options(broker.Port));
        await Eventually.True(() => refused.Uplink.Status.LastError != null, "the refusal is shown");
        Assert.Contains("see Uplinks:Mqtt:User", refused.Uplink.Status.LastError, StringComparison.Ordinal);
    }
}
