namespace EdgeNodes.Gateway.Settings;

/// <summary>The uplink over MQTT.</summary>
/// <param name="Host">Name or address of the platform's broker.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">User name; null for none.</param>
/// <param name="PasswordFile">File whose first line is the password; null for none.</param>
/// <param name="Tls">Speak TLS.</param>
/// <param name="CaFile">PEM file of the authority to trust instead of the system's; null for the system's.</param>
/// <param name="Root">First levels of all topics.</param>
public sealed record MqttSettings(string Host, int Port, string? User, string? PasswordFile, bool Tls, string? CaFile, string Root);
