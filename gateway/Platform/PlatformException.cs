namespace EdgeNodes.Platform;

/// <summary>The receiver cannot start or go on; the message is one sentence with the remedy, fit for people.</summary>
public sealed class PlatformException : Exception
{
    /// <inheritdoc/>
    public PlatformException()
    {
    }

    /// <inheritdoc/>
    public PlatformException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public PlatformException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
