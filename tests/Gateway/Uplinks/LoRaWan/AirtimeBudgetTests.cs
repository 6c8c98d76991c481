using EdgeNodes.Gateway.Tests.Support;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Airtime;

namespace EdgeNodes.Gateway.Tests.Uplinks.LoRaWan;

public sealed class AirtimeBudgetTests
{
    private const int Channel = 868_100_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime time = new();

    [Fact]
    public void One_per_cent_of_an_hour_is_36_seconds_and_the_channels_share_them()
    {
        AirtimeBudget budget = new(time);
        Assert.Equal(TimeSpan.FromSeconds(36), budget.Allowed(Channel));

        for (int i = 0; i < 36; i++)
        {
            Assert.Equal(TimeSpan.Zero, budget.Wait(868_300_000, Second, urgent: true));
            budget.Note(i % 2 == 0 ? Channel : 868_500_000, Second);
        }

        Assert.Equal(TimeSpan.FromHours(1), budget.Wait(Channel, Second, urgent: true));
        Assert.Equal(TimeSpan.Zero, budget.Wait(869_525_000, Second, urgent: true));
    }

    [Fact]
    public void An_hour_slides_so_what_was_sent_first_is_free_first()
    {
        AirtimeBudget budget = new(time);
        budget.Note(Channel, 20 * Second);
        time.Advance(TimeSpan.FromMinutes(50));
        budget.Note(Channel, 16 * Second);

        Assert.Equal(TimeSpan.FromMinutes(10), budget.Wait(Channel, Second, urgent: true));
        time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(TimeSpan.Zero, budget.Wait(Channel, Second, urgent: true));
        Assert.Equal(16 * Second, budget.Used(Channel));
        Assert.Equal(36 * Second, budget.Total);
    }

    [Fact]
    public void A_tenth_is_kept_for_alarms_and_answers()
    {
        AirtimeBudget budget = new(time);
        budget.Note(Channel, 32 * Second);

        Assert.Equal(TimeSpan.Zero, budget.Wait(Channel, 3 * Second, urgent: true));
        Assert.Equal(TimeSpan.FromHours(1), budget.Wait(Channel, 3 * Second, urgent: false));
    }

    [Fact]
    public void In_any_hour_of_a_busy_day_no_more_than_one_per_cent_is_sent()
    {
        AirtimeBudget budget = new(time);
        TimeSpan frame = TimeSpan.FromMilliseconds(369);
        Queue<TimeSpan> sent = new();
        TimeSpan now = TimeSpan.Zero;
        while (now < TimeSpan.FromHours(24))
        {
            TimeSpan wait = budget.Wait(Channel, frame, urgent: true);
            time.Advance(wait);
            now += wait;
            budget.Note(Channel, frame);
            sent.Enqueue(now);
            while (sent.Peek() <= now - TimeSpan.FromHours(1))
            {
                sent.Dequeue();
            }
            Assert.True(sent.Count * frame <= TimeSpan.FromSeconds(36));
            time.Advance(TimeSpan.FromSeconds(3));
            now += TimeSpan.FromSeconds(3);
        }
    }

    [Fact]
    public void Where_nobody_may_send_there_is_no_budget() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AirtimeBudget(time).Wait(902_300_000, Second, urgent: true));
}
