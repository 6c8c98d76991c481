namespace EdgeNodes.Cli.City;

/// <summary>Counts what became of the readings: identities on the nodes' flash against identities in the platform's stream.</summary>
internal sealed class CityVerdict(CityPlan plan, CityOptions options, CityParts parts, LampCommands lamps, SeriesSet? series)
{
    public CitySummary Summarize(long taken, long stored)
    {
        var report = parts.Receiver.Snapshot();
        var delivered = options.Uplinks.ToDictionary(
            name => name,
            name => report.Routes.TryGetValue(CityParts.RouteOf(name), out var route) ? route.Distinct : 0);
        var identities = parts.Block.Identities().ToHashSet();
        var seen = parts.Observer.Seen;
        var lost = identities.Count(identity => !seen.ContainsKey(identity));
        var strangers = seen.Keys.Count(identity => !identities.Contains(identity));
        return new CitySummary(
            plan.Nodes.Count,
            new ReadingCounts(taken, stored, delivered, lost, parts.Observer.Duplicated),
            new CommandCounts(lamps.Sent, lamps.Applied),
            series == null ? null : SeriesCheck.Compare(series, plan, seen))
        {
            Complaints = [.. Complaints(taken, delivered, strangers)],
        };
    }

    private IEnumerable<string> Complaints(long taken, Dictionary<string, long> delivered, int strangers)
    {
        foreach (var fault in parts.Block.Faults())
        {
            yield return $"firmware fault: {fault}";
        }

        if (taken != plan.Samples)
        {
            yield return $"the nodes took {taken} readings where {plan.Samples} were due.";
        }

        if (parts.Block.Dropped() is var dropped and > 0)
        {
            yield return $"the nodes gave up {dropped} readings.";
        }

        if (strangers > 0)
        {
            yield return $"the stream holds {strangers} readings that no node took.";
        }

        foreach (var (route, count) in delivered.Where(route => route.Value < taken))
        {
            yield return $"{route} delivered {count} of {taken} readings within a minute after the run's time.";
        }

        if (parts.Observer.Unreadable > 0)
        {
            yield return $"{parts.Observer.Unreadable} messages in the stream could not be read.";
        }

        if (parts.Gateway.Status?.Refused.Count > 0)
        {
            yield return $"the gateway refused: {string.Join(", ", parts.Gateway.Status.Refused.Select(reason => $"{reason.Key} {reason.Value}"))}.";
        }
    }
}
