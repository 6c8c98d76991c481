using EdgeNodes.Contract.Topics;
using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Index;

/// <summary>Puts the indices of hours that are over into the stream; an hour that says the same as before is not told again.</summary>
internal sealed class IndexWork(string streamRoot, DateTimeOffset now) : Work
{
    /// <summary>So many hours in one transaction: readings must not wait for a week of them.</summary>
    public const int Most = 64;

    private readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isFull;

    /// <summary>Committed; true if there may be more.</summary>
    public Task<bool> Done => done.Task;

    public override void Apply(ReadingLedger ledger)
    {
        var changed = ledger.AirHours.Changed(now.ToUnixTimeSeconds(), Most);
        isFull = changed.Count == Most;
        foreach (var (node, hour, revision, told) in changed)
        {
            Tell(ledger, ledger.AirHours.Of(node, hour), revision, told);
        }
    }

    public override void Committed() => done.TrySetResult(isFull);

    private void Tell(ReadingLedger ledger, AirHour hour, int revision, byte[]? told)
    {
        var content = IndexJson.Write(hour, 0);
        var isNew = content != null && (told == null || !content.AsSpan().SequenceEqual(told));
        if (isNew)
        {
            revision++;
            ledger.Queue(CityTopics.Of(streamRoot, hour.Gateway, hour.Node, CityTopics.Index), IndexJson.Write(hour, revision)!);
        }

        // What was told once stands, also if late readings leave too little of it.
        ledger.AirHours.Told(hour.Node.ToKey(), hour.Hour, revision, isNew ? content : told);
    }
}
