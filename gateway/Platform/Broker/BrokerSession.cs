namespace EdgeNodes.Platform.Broker;

/// <summary>One connection, from its acceptance to its end.</summary>
internal sealed class BrokerSession
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True if the broker kept our session from before: subscriptions and what they collected.</summary>
    public bool WasKept { get; set; }

    /// <summary>How many messages may be on their way to the broker (MQTT 5, 3.2.2.3.3).</summary>
    public int ReceiveMaximum { get; set; } = ushort.MaxValue;

    /// <summary>Done when the connection has broken.</summary>
    public Task Ended => ended.Task;

    public void End() => ended.TrySetResult();
}
