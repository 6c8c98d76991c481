using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway.Buffer;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Ingest;

public sealed class CommandDeliveryTests
{
    private static readonly NodeId Lamp = Frames.Node(123, NodeKind.Streetlight);

    [Fact]
    public async Task A_lamp_gets_its_command_over_mqtt_and_its_answer_is_kept_for_the_platform()
    {
        await using IngestRig rig = await IngestRig.Start();
        using var router = new CommandRouter(rig.Server, rig.Store.Buffer, TimeProvider.System, new LogRecorder<CommandRouter>());
        rig.Pipeline.Tell(router);
        await router.StartAsync(CancellationToken.None);
        await router.AcceptAsync(new Command { Node = Lamp, Id = 17, TtlSeconds = 60, LevelSteps = 80 }, "mqtt", CancellationToken.None);

        // The lamp comes late; the command has waited for it.
        (RawNode lamp, _) = await RawNode.Connect(rig.Port, "sl-0123");
        using (lamp)
        {
            await lamp.Subscribe("node/sl-0123/command");
            byte[] publish = (await lamp.Packet())!;
            int start = 2 + 2 + "node/sl-0123/command".Length + 2;
            var command = new Command();
            Assert.True(CommandCodec.TryDecode(publish, start, publish.Length - start, command, out string error), error);
            Assert.Equal((17u, 80), (command.Id, command.LevelSteps));
            Assert.InRange(command.TtlSeconds, 1u, 60u);

            var bytes = new byte[AnswerCodec.MaxBytes];
            int length = AnswerCodec.Encode(new Answer { Node = Lamp, CommandId = 17, Result = AnswerResult.Applied, LevelSteps = 80 }, bytes, 0);
            await lamp.Publish("node/sl-0123/answer", bytes[..length], 9);
            Assert.Equal((ushort)9, await lamp.PubAck());
        }

        BufferedRecord record = Assert.Single(await rig.Store.ReadAll());
        Assert.Equal((RecordKind.Answer, 17u), (record.Kind, record.Sequence));
        Assert.Equal((1L, 0L), (router.Status.Applied, router.Status.Waiting));
        await router.StopAsync(CancellationToken.None);
    }
}
