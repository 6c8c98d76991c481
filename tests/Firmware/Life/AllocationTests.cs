using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Firmware.Tests.Fakes;
using EdgeNodes.Node;
using Xunit.Abstractions;

namespace EdgeNodes.Firmware.Tests.Life;

/// <summary>
/// After start-up a sample costs no memory, and a frame its payload and nothing else that grows: a heap of 25 KB that is never
/// collected in the middle of a measurement is one that does not fragment.
/// </summary>
public class AllocationTests(ITestOutputHelper output)
{
    /// <summary>The payload itself, which M2Mqtt keeps until it is acknowledged.</summary>
    private const int BytesPerFrame = 200;

    /// <summary>The line on the console about it; attempts are minutes to an hour apart.</summary>
    private const int BytesPerAttempt = 600;

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(12, true)]
    public void Thousands_of_samples_cost_no_more_than_their_payloads(int batch, bool isUp)
    {
        var (clock, link, storage) = (new FakeClock(), new QuietLink { IsReachable = isUp }, new QuietStorage());
        var bytes = Encoding.ASCII.GetBytes(Files.Settings(more: $"sample.seconds=60\nreport.batch={batch}\nlink.retry_seconds=3600"));
        Assert.True(SettingsFile.TryParse(bytes, bytes.Length, NodeKind.AirQuality, out var settings, out var error), error);
        var loop = new NodeLoop(
            new NodeParts(clock, new NoPause(), storage, link, [new Ramp()], new NoLog(), new SeededChance(1)), settings!);
        Run(loop, clock, 2_500);

        var (frames, attempts) = (link.Frames, link.Attempts);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(loop, clock, 5_000);
        var spent = GC.GetAllocatedBytesForCurrentThread() - before;

        (frames, attempts) = (link.Frames - frames, link.Attempts - attempts);
        output.WriteLine($"batch {batch}, link {(isUp ? "up" : "down")}: {spent} bytes for 5000 samples, {frames} frames and {attempts} attempts");
        Assert.Equal(isUp, frames > 0);
        Assert.InRange(spent, 0, (frames * BytesPerFrame) + (attempts * BytesPerAttempt) + 1_000);
    }

    private static void Run(NodeLoop loop, FakeClock clock, int samples)
    {
        var end = clock.Milliseconds + (samples * 60_000L);
        while (clock.Milliseconds < end)
        {
            clock.Milliseconds += Math.Max(1, loop.Step());
        }
    }

    private sealed class Ramp : ISensor
    {
        private int step;

        public Contract.Readings.Part Part => Contract.Readings.Part.Bme680;

        public Contract.Readings.Cause Read(Contract.Readings.Reading into)
        {
            step = (step + 1) % 300;
            into.SetSteps(QuantityTable.Temperature, step);
            into.SetSteps(QuantityTable.Humidity, step / 2);
            return Contract.Readings.Cause.None;
        }
    }

    private sealed class QuietLink : ILink
    {
        private ILinkListener? listener;
        private int number;

        public bool IsReachable { get; init; }

        public int Frames { get; private set; }

        public int Attempts { get; private set; }

        public LinkState State { get; private set; }

        public string Trouble => "";

        public bool IsHung => false;

        public void Connect(ILinkListener listener)
        {
            this.listener = listener;
            Attempts++;
            State = IsReachable ? LinkState.Up : LinkState.Down;
        }

        public int Publish(string topic, byte[] payload)
        {
            Frames++;
            number++;
            listener!.OnAcknowledged(number);
            return number;
        }

        public void Close() => State = LinkState.Down;
    }

    private sealed class QuietStorage : IStorage
    {
        private readonly Dictionary<string, byte[]> files = [];

        public int Read(string file, int position, byte[] buffer, int offset, int count)
        {
            var length = files.TryGetValue(file, out var bytes) ? Math.Clamp(bytes.Length - position, 0, count) : 0;
            Array.Copy(bytes ?? [], position, buffer, offset, length);
            return length;
        }

        public void Write(string file, int position, byte[] buffer, int offset, int count)
        {
            if (!files.TryGetValue(file, out var bytes))
            {
                files[file] = bytes = new byte[Ring.PerFile * OutboxRecord.Size];
            }

            Array.Copy(buffer, offset, bytes, position, count);
        }
    }

    private sealed class NoPause : IPause
    {
        public void Pause(int milliseconds)
        {
        }

        public void Wake()
        {
        }
    }

    private sealed class NoLog : ILog
    {
        public void Say(string line)
        {
        }
    }
}
