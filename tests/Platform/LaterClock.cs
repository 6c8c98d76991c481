namespace EdgeNodes.Platform.Tests;

/// <summary>A clock that is ahead: for the receiver it is later already.</summary>
internal sealed class LaterClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
