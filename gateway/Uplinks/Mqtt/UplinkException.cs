namespace EdgeNodes.Gateway.Uplinks.Mqtt;

/// <summary>The next hop does not take what it should. The message names it and the reason.</summary>
public sealed class UplinkException : Exception
{
    /// <summary>Names the next hop and the reason in <paramref name="message"/>.</summary>
    public UplinkException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
