namespace EdgeNodes.Gateway.Hat;

/// <summary>Something on the header cannot be used. The message is one sentence for the operator: what, where, and the remedy.</summary>
public sealed class HatException : Exception
{
    /// <inheritdoc />
    public HatException()
    {
    }

    /// <inheritdoc />
    public HatException(string message)
        : base(message)
    {
    }

    /// <inheritdoc />
    public HatException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
