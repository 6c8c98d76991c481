namespace EdgeNodes.Gateway.Settings;

/// <summary>The settings do not allow a start. The message is one sentence that names file, key and remedy.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>One sentence that names file, key and remedy.</summary>
    public SettingsException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
