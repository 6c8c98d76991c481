using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Firmware.Tests.Fakes;

namespace EdgeNodes.Firmware.Tests.Obey;

public class ObeyTests
{
    private static readonly NodeId Lamp = new(NodeKind.Streetlight, 123);
    private readonly NodeRig rig = new(Files.Settings("sl-0123", "sample.seconds=60\nlevel.default=70"));

    [Fact]
    public void A_lamp_without_a_command_has_its_default_level()
    {
        rig.Run(3_000);
        Assert.Equal(140, rig.Lamp.Level);
    }

    [Fact]
    public void A_command_is_carried_out_answered_with_its_level_and_ends_with_its_time_to_live()
    {
        rig.Pause.At(5_000, () => rig.Link.Send(Dim(17, level: 40, ttl: 60)));
        rig.Run(6_000);
        Assert.Equal(80, rig.Lamp.Level);
        var answer = Assert.Single(rig.Gateway.Answers);
        Assert.Equal((17u, AnswerResult.Applied, 80), (answer.CommandId, answer.Result, answer.LevelSteps));

        rig.Run(58_900);
        Assert.Equal(80, rig.Lamp.Level);
        rig.Run(3_000);
        Assert.Equal(140, rig.Lamp.Level);
    }

    [Fact]
    public void A_command_that_arrives_twice_is_answered_twice_and_carried_out_once()
    {
        rig.Pause.At(5_000, () => rig.Link.Send(Dim(17, level: 40, ttl: 60)));
        rig.Pause.At(6_000, () => rig.Link.Send(Dim(18, level: 90, ttl: 60)));
        rig.Pause.At(7_000, () => rig.Link.Send(Dim(17, level: 40, ttl: 60)));
        rig.Run(8_000);

        Assert.Equal(180, rig.Lamp.Level);
        Assert.Equal([17u, 18u, 17u], rig.Gateway.Answers.Select(a => a.CommandId));
        Assert.Equal([80, 180, 80], rig.Gateway.Answers.Select(a => a.LevelSteps));
    }

    [Fact]
    public void A_gateway_that_is_there_keeps_a_command_alive_though_nothing_is_to_be_reported()
    {
        var seldom = new NodeRig(Files.Settings("sl-0123", "sample.seconds=60\nreport.batch=64\nlevel.default=70\nlamp.deadman_minutes=10"));
        seldom.Pause.At(5_000, () => seldom.Link.Send(Dim(17, level: 40, ttl: 7200)));
        seldom.Run(40 * 60_000);
        Assert.Equal((80, LevelOrigin.Command), (seldom.Lamp.Level, seldom.Plan!.Origin));

        seldom.Gateway.IsReachable = false;
        seldom.Link.Break();
        seldom.Run(11 * 60_000);
        Assert.Equal((140, LevelOrigin.DeadMan), (seldom.Lamp.Level, seldom.Plan.Origin));
    }

    [Fact]
    public void A_command_that_waited_longer_than_it_lives_is_not_carried_out()
    {
        rig.Run(1_000);
        // Two seconds pass between arrival and the node's next step, as while it takes a slow sample.
        rig.Link.Send(Dim(17, level: 10, ttl: 2));
        rig.Clock.Milliseconds += 2_000;
        rig.Run(1_000);

        Assert.Equal(AnswerResult.Expired, Assert.Single(rig.Gateway.Answers).Result);
        Assert.Equal(140, rig.Lamp.Level);
    }

    [Fact]
    public void A_fade_takes_its_time_and_never_goes_the_wrong_way()
    {
        rig.Pause.At(5_000, () => rig.Link.Send(Dim(17, level: 0, ttl: 600, fade: 50)));
        rig.Run(7_500);
        Assert.InRange(rig.Lamp.Level, 60, 80);
        rig.Run(3_000);

        // Nobody can prove that it is day: the lamp stays at its minimum, and the answer says so.
        Assert.Equal(20, rig.Lamp.Level);
        var levels = rig.Lamp.Levels.Skip(1).ToList();
        Assert.Equal(levels.OrderDescending(), levels);
        Assert.True(levels.Count > 50);
        Assert.Equal(20, rig.Gateway.Answers[0].LevelSteps);
    }

    [Fact]
    public void A_level_that_cannot_be_is_refused_with_its_reason()
    {
        rig.Pause.At(5_000, () => rig.Link.Send(Dim(17, level: 120, ttl: 60)));
        rig.Run(6_000);

        var answer = Assert.Single(rig.Gateway.Answers);
        Assert.Equal((17u, AnswerResult.Refused, AnswerReason.Malformed, 140), (answer.CommandId, answer.Result, answer.Reason, answer.LevelSteps));
    }

    [Fact]
    public void A_command_for_another_lamp_is_neither_carried_out_nor_answered()
    {
        var command = Dim(17, level: 10, ttl: 60);
        command.Node = new NodeId(NodeKind.Streetlight, 124);
        rig.Pause.At(5_000, () => rig.Link.Send(command));
        rig.Run(6_000);

        Assert.Empty(rig.Gateway.Answers);
        Assert.Equal(140, rig.Lamp.Level);
        Assert.Contains("command not obeyed: it is for sl-0124", rig.Log.Lines);
    }

    [Fact]
    public void A_node_without_a_lamp_refuses()
    {
        var air = new NodeRig(Files.Settings("aq-0007"));
        var command = Dim(17, level: 10, ttl: 60);
        command.Node = new NodeId(NodeKind.AirQuality, 7);
        air.Pause.At(5_000, () => air.Link.Send(command));
        air.Run(6_000);

        Assert.Equal(AnswerReason.WrongKind, Assert.Single(air.Gateway.Answers).Reason);
    }

    [Fact]
    public void A_driver_that_refuses_is_told_and_does_not_follow_later()
    {
        rig.Run(1_000);
        rig.Lamp.IsBroken = true;
        rig.Link.Send(Dim(17, level: 10, ttl: 60));
        rig.Run(1_000);
        rig.Lamp.IsBroken = false;
        rig.Run(5_000);

        Assert.Equal(AnswerReason.LampFailure, Assert.Single(rig.Gateway.Answers).Reason);
        Assert.Equal(140, rig.Lamp.Level);
    }

    [Fact]
    public void An_answer_whose_acknowledgement_got_lost_is_sent_again()
    {
        rig.Run(1_000);
        rig.Gateway.LosesMessages = true;
        rig.Link.Send(Dim(17, level: 10, ttl: 600));
        rig.Run(1_000);
        rig.Gateway.LosesMessages = false;
        rig.Link.Break();
        rig.Run(10_000);

        Assert.Equal(17u, Assert.Single(rig.Gateway.Answers).CommandId);
    }

    [Fact]
    public void Noise_on_the_command_topic_harms_nobody()
    {
        var random = new Random(4711);
        for (var i = 0; i < 2_000; i++)
        {
            var noise = new byte[random.Next(40)];
            random.NextBytes(noise);
            rig.Pause.At(5_000 + (i * 10), () => rig.Link.Send(noise));
        }

        rig.Run(30_000);
        Assert.Equal(140, rig.Lamp.Level);

        rig.Link.Send(Dim(17, level: 40, ttl: 60));
        rig.Run(1_000);
        Assert.Equal(80, rig.Lamp.Level);
    }

    [Fact]
    public void A_flood_of_commands_is_bounded_and_ends()
    {
        rig.Run(1_000);
        for (uint i = 0; i < 100; i++)
        {
            rig.Link.Send(Dim(i + 1, level: 10, ttl: 600));
        }

        rig.Run(1_000);
        Assert.Equal(8, rig.Gateway.Answers.Count);
    }

    private static Command Dim(uint id, int level, uint ttl, int fade = 0) =>
        new() { Node = Lamp, Id = id, LevelSteps = level * 2, TtlSeconds = ttl, FadeTenths = fade };
}
