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
    public void A_restart_grants_no_fresh_hour()
    {
        using TempFolder folder = new();
        Kept(folder).Note(Channel, 36 * Second);
        time.Advance(TimeSpan.FromMinutes(20));

        AirtimeBudget after = Kept(folder);

        Assert.Equal(TimeSpan.FromMinutes(40), after.Wait(Channel, Second, urgent: true));
        Assert.Equal(TimeSpan.Zero, after.Total);
        time.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(TimeSpan.Zero, Kept(folder).Used(Channel));
    }

    [Fact]
    public void What_was_taken_back_is_not_found_after_a_restart()
    {
        using TempFolder folder = new();
        AirtimeBudget before = Kept(folder);
        before.Note(Channel, Second);
        before.Correct(before.Note(Channel, 5 * Second), TimeSpan.Zero);

        Assert.Equal(Second, Kept(folder).Used(Channel));
        Assert.Equal(Second, before.Total);
    }

    [Fact]
    public void After_the_clock_was_set_back_the_account_counts_as_just_used()
    {
        using TempFolder folder = new();
        Kept(folder).Note(Channel, 36 * Second);
        time.SetWall(time.GetUtcNow() - TimeSpan.FromDays(400));

        Assert.Equal(TimeSpan.FromHours(1), Kept(folder).Wait(Channel, Second, urgent: true));
    }

    [Fact]
    public void When_the_clock_is_set_right_while_running_the_account_follows_with_the_next_packet()
    {
        using TempFolder folder = new();
        AirtimeBudget before = Kept(folder);
        before.Note(Channel, 30 * Second);
        time.SetWall(time.GetUtcNow() + TimeSpan.FromDays(400));
        before.Note(Channel, 6 * Second);

        Assert.Equal(36 * Second, Kept(folder).Used(Channel));
    }

    [Theory]
    [InlineData("nonsense\n")]
    [InlineData("1795337355000 868000000\n")]
    [InlineData("1795337355000 1 5\n")]
    [InlineData("1795337355000 868000000 99999999999999\n")]
    [InlineData("99999999999999999999 868000000 5\n")]
    public void An_account_that_cannot_be_read_counts_as_used_up(string text)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder["airtime"], text);

        Assert.Equal(TimeSpan.FromHours(1), Kept(folder).Wait(Channel, Second, urgent: true));
    }

    [Fact]
    public void An_account_that_could_not_be_read_is_free_after_an_hour_however_often_the_gateway_starts()
    {
        using TempFolder folder = new();
        File.WriteAllText(folder["airtime"], "nonsense");
        for (int start = 0; start < 6; start++)
        {
            Assert.Equal(36 * Second, Kept(folder).Used(Channel));
            time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(TimeSpan.Zero, Kept(folder).Used(Channel));
    }

    [Fact]
    public void An_account_that_cannot_be_written_is_said_once_and_stops_nobody()
    {
        using TempFolder folder = new();
        List<string> troubles = [];
        string file = folder["no-such-folder/airtime"];
        AirtimeBudget budget = new(time, file: new AirtimeFile(file, time, troubles.Add));

        budget.Note(Channel, Second);
        budget.Note(Channel, Second);

        Assert.Contains(file, Assert.Single(troubles), StringComparison.Ordinal);
        Assert.Equal(2 * Second, budget.Used(Channel));
    }

    [Fact]
    public void Where_nobody_may_send_there_is_no_budget() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AirtimeBudget(time).Wait(902_300_000, Second, urgent: true));

    private AirtimeBudget Kept(TempFolder folder) => new(time, file: new AirtimeFile(folder["airtime"], time));
}
