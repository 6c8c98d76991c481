using System.Text;
using EdgeNodes.Contract.Quantities;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Json;

namespace EdgeNodes.Contract.Tests.Readings;

public sealed class CauseTests
{
    [Fact]
    public void Every_part_and_cause_has_a_word_and_comes_back_from_its_number()
    {
        foreach (var part in Enum.GetValues<Part>())
        {
            Assert.NotEqual("unknown", Words.OfPart(part));
            foreach (var cause in Enum.GetValues<Cause>())
            {
                var packed = Causes.Pack(part, cause);
                Assert.True(QuantityTable.Cause.InRange(packed));
                Assert.Equal((part, cause), (Causes.PartOf(packed), Causes.CauseOf(packed)));
            }
        }

        Assert.Equal(Enum.GetValues<Cause>().Length, Enum.GetValues<Cause>().Select(Words.OfCause).Distinct().Count());
        Assert.Equal("unknown", Words.OfPart((Part)60));
    }

    [Fact]
    public void The_platform_reads_the_cause_in_words()
    {
        var reading = new Reading { Node = Samples.Id("aq-0007"), TimeQuality = TimeQuality.Synced, Time = 1_795_000_000, Flags = ReadingFlags.SensorFault };
        reading.SetSteps(QuantityTable.Cause, Causes.Pack(Part.Pms5003, Cause.NoAnswer));
        var json = Encoding.UTF8.GetString(ReadingJson.Write(reading, "mqtt"));
        Assert.Contains("\"cause\":{\"part\":\"pms5003\",\"reason\":\"no-answer\"}", json, StringComparison.Ordinal);
        Assert.True(ReadingJson.TryRead(Encoding.UTF8.GetBytes(json), out var again, out _, out var error), error);
        Assert.True(again.Same(reading));
    }
}
