using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Water;

/// <summary>
/// What is promised for any sensor, any sampling period, asleep or awake. Within a usual period and two minutes of water at the
/// danger level or in the dead zone there is danger, and it stays; within two periods and ten minutes where a third of what the
/// sensor under water says are echoes from ladder and wall. Without high water there is none, as long as no echo goes missing on a
/// rise. An hour after the water fell and stood still it is over.
/// </summary>
public sealed class FlashFloodPropertyTests
{
    private readonly List<string> broken = [];
    private int high;
    private int low;
    private int inferred;

    [Fact]
    public void No_flash_flood_is_slept_through_whatever_sensor_is_fitted()
    {
        for (var seed = 0; seed < 120; seed++)
        {
            var life = new FlashFloodLife(seed, floods: true);
            while (!life.IsOver)
            {
                var (highFor, lowFor) = (life.HighFor, life.LowFor);
                var where = life.Where;
                var reading = life.Next();
                var state = Shaft.StateOf(reading);
                if (highFor > life.Patience)
                {
                    high++;
                    inferred += reading.Has(QuantityTable.WaterLevel) ? 0 : 1;
                    Check(state == FloodLevels.Danger, $"seed {seed}: high for {highFor:F1} min and state {state}; {where}");
                }

                if (lowFor > 60 + (2 * life.UsualMinutes))
                {
                    low++;
                    Check(state <= FloodLevels.Normal, $"seed {seed}: low for {lowFor:F1} min and state {state}; {where}");
                }
            }
        }

        Assert.True(broken.Count == 0, $"{broken.Count}: {string.Join('\n', broken.Take(12))}");
        // A property that was never asked for proves nothing.
        Assert.True(high > 5_000 && inferred > 2_000 && low > 5_000, $"{high} high, {inferred} of them inferred, {low} low");
    }

    [Fact]
    public void Nobody_is_called_out_in_a_life_without_high_water()
    {
        var doubtful = 0;
        for (var seed = 0; seed < 120; seed++)
        {
            var life = new FlashFloodLife(seed, floods: false);
            while (!life.IsOver)
            {
                var where = life.Where;
                var reading = life.Next();
                doubtful += (reading.Flags & ReadingFlags.Doubtful) != 0 ? 1 : 0;
                Check(!Shaft.IsAlarm(reading) && Shaft.StateOf(reading) <= FloodLevels.Normal, $"seed {seed}: state {Shaft.StateOf(reading)} {Shaft.CauseOf(reading)}; {where}");
            }
        }

        Assert.True(broken.Count == 0, $"{broken.Count}: {string.Join('\n', broken.Take(12))}");
        Assert.True(doubtful > 1_500, $"{doubtful} doubtful readings");
    }

    private void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            broken.Add(otherwise);
        }
    }
}
