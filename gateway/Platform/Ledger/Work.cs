namespace EdgeNodes.Platform.Ledger;

/// <summary>Something to do in a transaction of the ledger. Must be repeatable: a failed transaction is tried again.</summary>
internal abstract class Work
{
    /// <summary>Within the transaction. Changes the ledger and nothing else that outlives it.</summary>
    public abstract void Apply(ReadingLedger ledger);

    /// <summary>After the commit: acknowledge, tell others. Must not throw and not wait.</summary>
    public virtual void Committed()
    {
    }
}

/// <summary>Does nothing but tell when everything before it is committed.</summary>
internal sealed class BarrierWork : Work
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => reached.Task;

    public override void Apply(ReadingLedger ledger)
    {
    }

    public override void Committed() => reached.TrySetResult();
}

/// <summary>The broker holds this message of the outbox.</summary>
internal sealed class ProofWork(long id, Action? committed = null) : Work
{
    public override void Apply(ReadingLedger ledger) => ledger.Prove(id);

    public override void Committed() => committed?.Invoke();
}
