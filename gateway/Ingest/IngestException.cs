namespace EdgeNodes.Gateway.Ingest;

/// <summary>The gateway cannot listen. The message names address or file, and the remedy.</summary>
public sealed class IngestException : Exception
{
    /// <summary>Names address or file, and the remedy, in <paramref name="message"/>.</summary>
    public IngestException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
