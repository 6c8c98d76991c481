namespace EdgeNodes.Gateway.Registry;

/// <summary>The list of nodes cannot be read or changed as asked. The message names file or node, and the remedy.</summary>
public sealed class RegistryException : Exception
{
    /// <summary>Names file or node, and the remedy, in <paramref name="message"/>.</summary>
    public RegistryException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
