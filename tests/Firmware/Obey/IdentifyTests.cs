using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Firmware.Tests.Fakes;

namespace EdgeNodes.Firmware.Tests.Obey;

public class IdentifyTests
{
    private readonly NodeRig rig = new(Files.Settings(), whole: true);

    [Fact]
    public void It_blinks_twice_a_second_until_its_time_to_live_ends_and_is_dark_then()
    {
        Send(ttl: 10, at: 5_000);
        rig.Run(30_000);
        Assert.Equal(AnswerResult.Applied, Assert.Single(rig.Gateway.Answers).Result);
        Assert.InRange(rig.Whole!.Blinks, 19, 21);
        Assert.False(rig.Whole.Shown[^1]);
    }

    [Fact]
    public void A_second_command_prolongs_it()
    {
        Send(ttl: 10, at: 5_000);
        Send(ttl: 10, at: 10_000, id: 18);
        rig.Run(30_000);
        Assert.InRange(rig.Whole!.Blinks, 29, 31);
    }

    [Fact]
    public void A_node_without_a_light_says_that_it_cannot()
    {
        var bare = new NodeRig(Files.Settings());
        bare.Pause.At(5_000, () => bare.Link.Send(Identify(10, 17)));
        bare.Run(10_000);
        Assert.Equal(AnswerReason.Unsupported, Assert.Single(bare.Gateway.Answers).Reason);
    }

    private static Command Identify(uint ttl, uint id) =>
        new() { Node = new NodeId(NodeKind.AirQuality, 7), Id = id, Action = CommandAction.Identify, TtlSeconds = ttl };

    private void Send(uint ttl, long at, uint id = 17) => rig.Pause.At(at, () => rig.Link.Send(Identify(ttl, id)));
}
