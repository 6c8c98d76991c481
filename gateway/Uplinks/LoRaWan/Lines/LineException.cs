namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Lines;

/// <summary>A line could not be opened or broke. The message is one sentence for the operator, with the remedy.</summary>
public sealed class LineException : IOException
{
    /// <summary>Without a cause below it.</summary>
    public LineException(string message)
        : base(message)
    {
    }

    /// <summary>With the cause below it.</summary>
    public LineException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
