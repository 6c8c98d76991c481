using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Ingest;

public sealed class RefusalTests
{
    private const string Up = "node/aq-0007/up";

    [Fact]
    public async Task A_malformed_frame_is_refused_with_its_reason_and_the_node_need_not_send_it_for_ever()
    {
        await using IngestRig rig = await IngestRig.Start();
        (RawNode node, _) = await RawNode.Connect(rig.Port, "aq-0007");
        using (node)
        {
            await node.Publish(Up, [0xFF, 1, 2, 3], 1);
            Assert.Equal((ushort)1, await node.PubAck());
            await node.Publish(Up, Frames.Frame(Frames.Reading(7, 1)), 2);
            Assert.Equal((ushort)2, await node.PubAck());
        }

        Assert.Equal(1, rig.Refusals.Counts[RefusalReasons.MalformedFrame]);
        Assert.Equal((1L, 1L), (rig.Store.Buffer.Status.Stored, rig.Store.Buffer.Status.Refused));
    }

    [Fact]
    public async Task An_mqtt_5_client_is_told_why_its_frame_is_refused()
    {
        await using IngestRig rig = await IngestRig.Start();
        (_, string output, string errors) = await rig.MosquittoPub(Up, [0x10], "-V", "mqttv5");
        Assert.Contains("Payload format invalid", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_cut_of_a_frame_and_any_noise_harms_nobody_else()
    {
        await using IngestRig rig = await IngestRig.Start();
        byte[] good = Frames.Frame(Frames.Reading(7, 1), Frames.Reading(7, 2));
        var noise = new Random(20261122);
        (RawNode babbler, _) = await RawNode.Connect(rig.Port, "aq-0007");
        (RawNode neighbour, _) = await RawNode.Connect(rig.Port, "aq-0008");
        using (babbler)
        using (neighbour)
        {
            ushort id = 0;
            for (int length = 0; length < good.Length; length++)
            {
                await babbler.Publish(Up, good[..length], ++id);
                var random = new byte[noise.Next(1, 100)];
                noise.NextBytes(random);
                random[0] = 0xA0;
                await babbler.Publish(Up, random, ++id);
            }

            await neighbour.Publish("node/aq-0008/up", Frames.Frame(Frames.Reading(8, 1)), 1);
            Assert.Equal((ushort)1, await neighbour.PubAck());
            for (ushort expected = 1; expected <= id; expected++)
            {
                Assert.Equal(expected, await babbler.PubAck());
            }

            Assert.Equal(id, rig.Refusals.Counts[RefusalReasons.MalformedFrame]);
        }

        Assert.Equal(1, rig.Store.Buffer.Status.Rows);
        Assert.Single(rig.Log.Lines);
    }

    [Fact]
    public async Task A_frame_that_is_too_long_is_refused()
    {
        await using IngestRig rig = await IngestRig.Start();
        (RawNode node, _) = await RawNode.Connect(rig.Port, "aq-0007");
        using (node)
        {
            await node.Publish(Up, new byte[50_000], 1);
            Assert.Equal((ushort)1, await node.PubAck());
        }

        Assert.Equal(1, rig.Refusals.Counts[RefusalReasons.MalformedFrame]);
    }

    [Fact]
    public async Task A_node_that_sends_for_another_is_refused_and_its_frame_kept_as_evidence()
    {
        await using IngestRig rig = await IngestRig.Start(anonymous: false);
        string secret = rig.Registry.Enrol(Frames.Node(7));
        (RawNode node, int code) = await RawNode.Connect(rig.Port, "aq-0007", secret);
        Assert.Equal(0, code);
        using (node)
        {
            await node.Publish(Up, Frames.Frame(Frames.Reading(8, 1)), 1);
            Assert.Equal((ushort)1, await node.PubAck());
        }

        Assert.Equal(1, rig.Refusals.Counts[RefusalReasons.ForeignNode]);
        Assert.Equal((0L, 1L), (rig.Store.Buffer.Status.Rows, rig.Store.Buffer.Status.Refused));
    }

    [Theory]
    [InlineData("node/aq-0008/up")]
    [InlineData("node/aq-0007/command")]
    [InlineData("city/v1/gw-01/aq-0007/reading")]
    public async Task A_topic_that_is_not_the_nodes_own_costs_it_the_connection(string topic)
    {
        await using IngestRig rig = await IngestRig.Start(anonymous: false);
        string secret = rig.Registry.Enrol(Frames.Node(7));
        (RawNode node, _) = await RawNode.Connect(rig.Port, "aq-0007", secret);
        using (node)
        {
            await node.Publish(topic, Frames.Frame(Frames.Reading(7, 1)), 1);
            Assert.Null(await node.PubAck());
        }

        (_, string output, string errors) = await rig.MosquittoPub(topic, [1], "-V", "mqttv5", "-i", "aq-0007", "-u", "aq-0007", "-P", secret);
        Assert.Contains("Not authorized", output + errors, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((2L, 0L), (rig.Refusals.Counts[RefusalReasons.Topic], rig.Store.Buffer.Status.Rows));
    }

    [Fact]
    public async Task Strangers_wrong_secrets_and_borrowed_names_are_not_let_in()
    {
        await using IngestRig rig = await IngestRig.Start(anonymous: false);
        string secret = rig.Registry.Enrol(Frames.Node(7));
        Assert.Equal(4, (await RawNode.Connect(rig.Port, "stranger")).Code);
        Assert.Equal(4, (await RawNode.Connect(rig.Port, "aq-0007", "guess")).Code);
        Assert.Equal(4, (await RawNode.Connect(rig.Port, "aq-0008", secret)).Code);
        Assert.Equal(0, (await RawNode.Connect(rig.Port, "aq-0007", secret)).Code);
        Assert.Equal(3, rig.Refusals.Counts[RefusalReasons.Login]);
    }

    [Theory]
    [InlineData("mqttv311", false)]
    [InlineData("mqttv5", true)]
    public async Task A_client_without_a_name_gets_one_where_the_protocol_can_tell_it_and_a_remedy_otherwise(string version, bool isLetIn)
    {
        await using IngestRig rig = await IngestRig.Start();
        (int code, _, _) = await rig.NamelessMosquittoPub(Up, Frames.Frame(Frames.Reading(7, 1)), "-V", version);
        Assert.Equal((isLetIn, isLetIn ? 1L : 0L), (code == 0, rig.Store.Buffer.Status.Stored));
        Assert.Equal(!isLetIn, rig.Refusals.Counts.ContainsKey(RefusalReasons.Login));
        Assert.All(rig.Log.Lines, line => Assert.Contains("mosquitto_pub -i NAME", line.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_is_revoked_while_connected_is_shut_out()
    {
        await using IngestRig rig = await IngestRig.Start(anonymous: false);
        string secret = rig.Registry.Enrol(Frames.Node(7));
        (RawNode node, _) = await RawNode.Connect(rig.Port, "aq-0007", secret);
        using (node)
        {
            rig.Registry.Revoke(Frames.Node(7));
            await node.Publish(Up, Frames.Frame(Frames.Reading(7, 1)), 1);
            Assert.Null(await node.PubAck());
        }
    }

    [Fact]
    public async Task No_node_hears_another_one()
    {
        await using IngestRig rig = await IngestRig.Start(anonymous: false);
        string secret = rig.Registry.Enrol(Frames.Node(7));
        (RawNode node, _) = await RawNode.Connect(rig.Port, "aq-0007", secret);
        using (node)
        {
            Assert.Equal(0x80, (await node.Subscribe("node/aq-0008/command"))![^1]);
            Assert.Equal(0x80, (await node.Subscribe("#"))![^1]);
            Assert.Equal(1, (await node.Subscribe("node/aq-0007/command"))![^1]);
        }

        Assert.Equal(2, rig.Refusals.Counts[RefusalReasons.Subscription]);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_sentence()
    {
        await using IngestRig rig = await IngestRig.Start();
        using var second = new IngestServer(
            new IngestOptions(System.Net.IPAddress.Loopback, rig.Port, true), new NodeGate(rig.Registry, true), rig.Pipeline, rig.Refusals, new LogRecorder<IngestServer>());
        var refusal = await Assert.ThrowsAsync<IngestException>(() => second.StartAsync(CancellationToken.None));
        Assert.Equal($"The gateway cannot listen at 127.0.0.1 port {rig.Port}: another program listens there: stop it, or choose another Ingest:Port.", refusal.Message);
    }

    [Fact]
    public void Reasons_are_said_at_most_every_ten_seconds_and_always_counted()
    {
        var time = new ManualTime();
        var log = new LogRecorder<RefusalCounter>();
        var counter = new RefusalCounter(time, log);
        for (int i = 0; i < 100; i++)
        {
            counter.Count("topic", "aq-0007", "x");
        }

        time.Advance(TimeSpan.FromSeconds(11));
        counter.Count("topic", "aq-0007", "x");
        Assert.Equal(101, counter.Counts["topic"]);
        Assert.Equal(2, log.Lines.Count);
        Assert.Contains("99 more", log.Lines[1].Text, StringComparison.Ordinal);
    }
}
