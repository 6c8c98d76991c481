using System.Net;
using System.Net.Sockets;

namespace EdgeNodes.Simulated.Tests;

/// <summary>A clock that waits for everybody who goes by it.</summary>
[Collection(TurnedTime.Name)]
public sealed class TimeTurnerTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime time = new();
    private readonly TimeTurner clock;
    private readonly long start;
    private readonly UdpClient receiver = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly TempFolder folder = new();

    public TimeTurnerTests() => (clock, start) = (new TimeTurner(time), time.GetTimestamp());

    public void Dispose()
    {
        receiver.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("hurries")]
    [InlineData("works")]
    [InlineData("writes")]
    public async Task Who_is_sent_something_answers_in_the_same_moment_however_long_he_takes(string what)
    {
        using var stop = new CancellationTokenSource();
        Task ticking = Task.Run(() => TickAsync(stop.Token));
        Task sending = Task.Run(SendAfterASecondAsync);

        TimeSpan answered = await clock.While(() => AnswerAsync(what), "the answer");

        Assert.Equal(Second, answered);
        await sending;
        await stop.CancelAsync();
        await ticking;
    }

    [Fact]
    public async Task A_story_takes_no_longer_than_its_clock_says()
    {
        await clock.Pass(TimeSpan.FromMinutes(90));

        Assert.Equal(TimeSpan.FromMinutes(90), time.GetElapsedTime(start));
    }

    [Fact]
    public async Task What_never_happens_is_named()
    {
        using var stop = new CancellationTokenSource();
        Task ticking = Task.Run(() => TickAsync(stop.Token, TimeSpan.FromMinutes(5)));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => clock.Until(() => false, "the moon fell down"));

        Assert.Contains("the moon fell down", failure.Message, StringComparison.Ordinal);
        Assert.Contains("2 hours", failure.Message, StringComparison.Ordinal);
        await stop.CancelAsync();
        await ticking;
    }

    [Fact]
    public void Of_timers_that_are_due_at_once_each_gets_a_turn_of_its_own()
    {
        int fired = 0;
        using ITimer first = time.CreateTimer(_ => fired++, null, Second, Timeout.InfiniteTimeSpan);
        using ITimer second = time.CreateTimer(_ => fired++, null, Second, Timeout.InfiniteTimeSpan);

        Assert.True(time.AdvanceToNext());
        Assert.Equal((1, Second), (fired, time.GetElapsedTime(start)));
        Assert.True(time.AdvanceToNext());
        Assert.Equal((2, Second), (fired, time.GetElapsedTime(start)));
        Assert.False(time.AdvanceToNext());
    }

    [Fact]
    public void A_timer_that_ends_itself_stays_ended()
    {
        int fired = 0;
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                fired++;
                timer!.Dispose();
            },
            null, Second, Second);

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, fired);
    }

    // Somebody whose next turn would move the clock on at once.
    private async Task TickAsync(CancellationToken stop, TimeSpan? period = null)
    {
        using var timer = new PeriodicTimer(period ?? TimeSpan.FromMilliseconds(20), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task SendAfterASecondAsync()
    {
        await Task.Delay(Second, time);
        using var sender = new UdpClient();
        await sender.SendAsync(new byte[1], (IPEndPoint)receiver.Client.LocalEndPoint!);
    }

    private async Task<TimeSpan> AnswerAsync(string what)
    {
        await receiver.ReceiveAsync();
        await Task.Yield();
        if (what == "works")
        {
            Thread.SpinWait(20_000_000);
        }
        else if (what == "writes")
        {
            using FileStream file = File.Create(folder["answer"]);
            file.Write(new byte[4 << 20]);
            file.Flush(flushToDisk: true);
        }

        await Task.Yield();
        return time.GetElapsedTime(start);
    }
}
