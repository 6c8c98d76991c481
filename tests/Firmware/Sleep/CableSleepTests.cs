using System.Text;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Sleep;

/// <summary>What comes in at the cable's pin of a node that would rather sleep: an open pin types, too.</summary>
public sealed class CableSleepTests
{
    private const int AwakeMost = 20_000;
    private const string Settings = "sample.seconds=900\nreport.batch=8\nsleep.awake_seconds=20";

    [Fact]
    public void Noise_on_an_open_pin_keeps_it_awake_not_a_second_longer()
    {
        var random = new Random(7);
        var quiet = Awake(_ => null);
        // Printable for the most part, with line ends: lines that are no commands.
        Assert.Equal(quiet, Awake(_ => Encoding.ASCII.GetBytes([(char)random.Next(32, 127), .. random.Next(4) == 0 ? "\r" : ""])));
        Assert.Equal(quiet, Awake(_ => [0x00, 0xFF, (byte)random.Next(256)]));
        Assert.Equal(quiet, Awake(now => now % 1000 < 200 ? "stat\rus\r\r"u8.ToArray() : null));
        Assert.InRange(quiet[0], AwakeMost, AwakeMost + 1_000);
        Assert.All(quiet.Skip(1), awake => Assert.InRange(awake, 0, AwakeMost));
    }

    [Fact]
    public void Each_command_keeps_it_awake_for_two_minutes_and_all_of_them_for_ten()
    {
        var left = 1;
        var once = Awake(now => now >= 5_000 && left-- > 0 ? "status\r"u8.ToArray() : null)[0];
        // It looks each 2 s at most.
        Assert.InRange(once, 5_000 + ServiceConsole.TalkFor, 10_000 + ServiceConsole.TalkFor);
        var minutes = new HashSet<long>();
        var busy = Awake(now => minutes.Add(now / 60_000) ? "status\r"u8.ToArray() : null)[0];
        Assert.InRange(busy, 600_000, 700_000);
    }

    // How long it was awake in each cycle of 40 minutes.
    private static List<long> Awake(Func<long, byte[]?> typed)
    {
        var node = new SleepingNode(Settings)
        {
            Wire = (parts, clock) => parts.Console = new ServiceConsole(new OpenPin(() => typed(clock.Milliseconds)), []),
        };
        node.Until(2_400_000);
        return [.. node.Cycles.Select(cycle => cycle.Awake)];
    }

    /// <summary>Gives a piece of input at each look, if there is one.</summary>
    private sealed class OpenPin(Func<byte[]?> next) : IServicePort
    {
        private bool given;

        public int Read(byte[] buffer)
        {
            given = !given;
            var piece = given ? next() : null;
            piece?.CopyTo(buffer, 0);
            return piece?.Length ?? 0;
        }

        public void Say(string line)
        {
            // Nobody listens.
        }
    }
}
