namespace EdgeNodes.Gateway.Buffer;

/// <summary>The buffer cannot be opened at start. The message names the folder and the remedy.</summary>
public sealed class BufferUnavailableException : Exception
{
    /// <summary>Names folder and remedy in <paramref name="message"/>.</summary>
    public BufferUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
