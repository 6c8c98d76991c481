namespace EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;

/// <summary>The modem does not do what it must. The message is one sentence for the operator.</summary>
public sealed class ModemException(string message) : Exception(message);
