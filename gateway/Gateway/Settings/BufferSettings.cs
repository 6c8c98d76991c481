namespace EdgeNodes.Gateway.Settings;

/// <summary>The store.</summary>
/// <param name="MaxBytes">Hard cap in bytes.</param>
/// <param name="CommitWindow">How long the first waiter of a commit waits for others.</param>
public sealed record BufferSettings(long MaxBytes, TimeSpan CommitWindow);
