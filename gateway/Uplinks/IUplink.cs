namespace EdgeNodes.Gateway.Uplinks;

/// <summary>One way to the platform.</summary>
public interface IUplink
{
    /// <summary>The name that its cursor is kept under and that status and settings show: <c>mqtt</c>, <c>lorawan</c>.</summary>
    string Name { get; }

    /// <summary>How it stands now. Cheap, safe from any thread.</summary>
    UplinkStatus Status { get; }

    /// <summary>
    /// Delivers until <paramref name="stop"/>, and never returns or throws before: whatever fails is shown in
    /// <see cref="Status"/> and tried again with back-off and jitter.
    /// </summary>
    Task RunAsync(CancellationToken stop);
}
