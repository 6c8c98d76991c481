using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Gateway.Settings;
using EdgeNodes.Gateway.Tests.Support;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Tests.Presence;

/// <summary>Two lamps at a whole gateway with a platform: MQTT on both sides.</summary>
public sealed class TwoLampsTests : IAsyncLifetime
{
    private static readonly NodeId Here = Frames.Node(123, NodeKind.Streetlight);

    private readonly TempFolder folder = new();
    private readonly int port = Ports.Free();
    private Mosquitto broker = null!;
    private GatewayHost gateway = null!;

    public async Task InitializeAsync()
    {
        broker = await Mosquitto.Start();
        string file = folder["gateway.json"];
        await File.WriteAllTextAsync(file, $$"""
            { "Gateway": { "Id": "gw-01" }, "Ingest": { "Port": {{port}}, "Anonymous": true },
              "Uplinks": { "Mqtt": { "Host": "127.0.0.1", "Port": {{broker.Port}} } },
              "Presence": { "Neighbours": { "sl-0123": ["sl-0124"], "sl-0124": ["sl-0123"] }, "Level": 90, "Hold": 20 } }
            """);
        gateway = new GatewayHost(SettingsReader.Read(file, []), logging => logging.ClearProviders());
        await gateway.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await gateway.DisposeAsync();
        broker.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Somebody_at_one_lamp_brightens_the_other_and_the_platform_gets_the_reading_and_no_answer()
    {
        using ToolProcess platform = await broker.Subscribe("city/#");
        (RawNode here, _) = await RawNode.Connect(port, "sl-0123");
        (RawNode there, _) = await RawNode.Connect(port, "sl-0124");
        using (here)
        using (there)
        {
            await there.Subscribe("node/sl-0124/command");
            await here.Publish("node/sl-0123/up", Frames.Frame(Somebody(0)), 1);
            Command command = Decode((await there.Packet())!);
            Assert.Equal((CommandAction.Raise, 180), (command.Action, command.LevelSteps));
            Assert.InRange(command.TtlSeconds, 19u, 20u);

            var bytes = new byte[AnswerCodec.MaxBytes];
            int length = AnswerCodec.Encode(
                new Answer { Node = command.Node, CommandId = command.Id, Result = AnswerResult.Applied, LevelSteps = 180 }, bytes, 0);
            await there.Publish("node/sl-0124/answer", bytes[..length], 9);
            Assert.Equal((ushort)9, await there.PubAck());
            Assert.Equal((ushort)1, await here.PubAck());

            // A second reading goes the whole way: whatever else was to come has come by then.
            await here.Publish("node/sl-0123/up", Frames.Frame(Somebody(1)), 2);
            await Eventually.True(() => gateway.Status.Uplinks[0].Delivered == 2, "both readings are at the platform");
        }

        Assert.Equal((2L, 1L, 1L), (gateway.Status.Stored, gateway.Status.Commands.Own, gateway.Status.Commands.OwnAnswered));
        Assert.Equal((2L, 1L, 1L), (gateway.Status.Presence!.Seen, gateway.Status.Presence.Raised, gateway.Status.Presence.Spared));
        await Eventually.True(() => platform.Output.Count(line => line.Contains("/reading ", StringComparison.Ordinal)) == 2, "the platform has both");
        Assert.DoesNotContain(platform.Output, line => line.Contains("/answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_lamp_kept_for_an_hour_brightens_nobody()
    {
        (RawNode here, _) = await RawNode.Connect(port, "sl-0123");
        using (here)
        {
            Reading old = Somebody(0);
            old.Time -= 3600;
            Reading again = Somebody(1);
            again.Flags = ReadingFlags.Replayed;
            await here.Publish("node/sl-0123/up", Frames.Frame(old, again), 1);
            Assert.Equal((ushort)1, await here.PubAck());
        }

        await Eventually.True(() => gateway.Status.Presence!.Stale == 1, "the old sighting is put aside");
        Assert.Equal((1L, 0L), (gateway.Status.Presence!.Seen, gateway.Status.Presence.Raised));
    }

    private static Reading Somebody(uint sequence)
    {
        var reading = new Reading
        {
            Node = Here, Boot = 1, Sequence = sequence, TimeQuality = TimeQuality.Synced, Time = (uint)DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        };
        reading.SetSteps(QuantityTable.DimLevel, 200);
        reading.SetSteps(QuantityTable.Presence, 1);
        return reading;
    }

    private static Command Decode(byte[] publish)
    {
        int start = 2 + 2 + "node/sl-0124/command".Length + 2;
        var command = new Command();
        Assert.True(CommandCodec.TryDecode(publish, start, publish.Length - start, command, out string error), error);
        return command;
    }
}
