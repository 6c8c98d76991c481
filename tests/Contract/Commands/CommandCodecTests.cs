using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Contract.Tests.Commands;

public sealed class CommandCodecTests
{
    private static Command Dim() => new()
    {
        Node = Samples.Id("sl-0123"), Id = 17, TtlSeconds = 3600, LevelSteps = 80, FadeTenths = 20,
    };

    private static byte[] Encode(Command command)
    {
        var buffer = new byte[CommandCodec.MaxBytes];
        return buffer[..CommandCodec.Encode(command, buffer, 0)];
    }

    [Fact]
    public void A_command_fits_ten_bytes_and_comes_back_whole()
    {
        var bytes = Encode(Dim());
        Assert.InRange(bytes.Length, 6, 10);
        var again = new Command();
        Assert.True(CommandCodec.TryDecode(bytes, 0, bytes.Length, again, out var error), error);
        Assert.Equal(
            ("sl-0123", 17u, 3600u, 80, 20),
            (again.Node.ToString(), again.Id, again.TtlSeconds, again.LevelSteps, again.FadeTenths));
    }

    [Fact]
    public void The_largest_command_fits_the_promised_size()
    {
        var command = Dim();
        command.Node = Samples.Id("sl-1048575");
        command.Id = uint.MaxValue;
        command.TtlSeconds = Command.MaxTtlSeconds;
        command.FadeTenths = Command.MaxFadeTenths;
        var bytes = Encode(command);
        Assert.InRange(bytes.Length, 10, CommandCodec.MaxBytes);
        Assert.True(CommandCodec.TryDecode(bytes, 0, bytes.Length, new Command(), out var error), error);
    }

    [Theory]
    [InlineData(CommandAction.Identify, "")]
    [InlineData(CommandAction.Settings, "sample.seconds=60\nreport.batch=4")]
    public void Every_kind_of_node_takes_what_is_not_a_level(CommandAction action, string settings)
    {
        var command = new Command { Action = action, Node = Samples.Id("aq-0007"), Id = 9, TtlSeconds = 60, Settings = settings };
        var bytes = Encode(command);
        var again = new Command { LevelSteps = 80 };
        Assert.True(CommandCodec.TryDecode(bytes, 0, bytes.Length, again, out var error), error);
        Assert.Equal((action, "aq-0007", 9u, 60u, settings, 0), (again.Action, again.Node.ToString(), again.Id, again.TtlSeconds, again.Settings, again.LevelSteps));
    }

    [Fact]
    public void The_longest_settings_fit_and_one_character_more_does_not()
    {
        var command = new Command { Action = CommandAction.Settings, Node = Samples.Id("sl-1048575"), Id = uint.MaxValue, TtlSeconds = 86400 };
        command.Settings = new string('x', Command.MaxSettings);
        var bytes = Encode(command);
        Assert.True(CommandCodec.TryDecode(bytes, 0, bytes.Length, new Command(), out var error), error);
        command.Settings += "x";
        Assert.Contains("send more commands", command.Problem());
        command.Settings = "a=\u00e4";
        Assert.Contains("ASCII", command.Problem());
    }

    [Fact]
    public void Settings_cut_anywhere_are_refused()
    {
        var bytes = Encode(new Command { Action = CommandAction.Settings, Node = Samples.Id("aq-0007"), Id = 9, TtlSeconds = 60, Settings = "report.batch=4" });
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(CommandCodec.TryDecode(bytes, 0, length, new Command(), out _));
        }
    }

    public static TheoryData<string, Action<Command>> Problems() => new()
    {
        { "streetlight", c => c.Node = Samples.Id("aq-0007") },
        { "ttl", c => c.TtlSeconds = 0 },
        { "ttl", c => c.TtlSeconds = Command.MaxTtlSeconds + 1 },
        { "level", c => c.LevelSteps = 201 },
        { "fade", c => c.FadeTenths = Command.MaxFadeTenths + 1 },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void What_a_lamp_cannot_do_is_refused_by_name(string word, Action<Command> spoil)
    {
        var command = Dim();
        spoil(command);
        Assert.Contains(word, command.Problem());
        var bytes = Encode(command);
        Assert.False(CommandCodec.TryDecode(bytes, 0, bytes.Length, new Command(), out var error));
        Assert.Contains(word, error);
    }

    [Fact]
    public void A_command_cut_anywhere_or_with_more_behind_it_is_refused()
    {
        var bytes = Encode(Dim());
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(CommandCodec.TryDecode(bytes, 0, length, new Command(), out var error));
            Assert.NotEmpty(error);
        }

        Assert.False(CommandCodec.TryDecode([.. bytes, 0], 0, bytes.Length + 1, new Command(), out _));
    }

    [Fact]
    public void Random_bytes_never_crash_and_what_passes_has_no_problem()
    {
        var random = new Random(5);
        for (var round = 0; round < 50_000; round++)
        {
            var bytes = new byte[random.Next(0, 24)];
            random.NextBytes(bytes);
            if (bytes.Length > 0)
            {
                bytes[0] = (byte)(0x11 + random.Next(4));
            }

            var command = new Command();
            if (CommandCodec.TryDecode(bytes, 0, bytes.Length, command, out _))
            {
                Assert.Null(command.Problem());
            }
        }
    }
}
