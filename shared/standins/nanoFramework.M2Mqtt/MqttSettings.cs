namespace nanoFramework.M2Mqtt;

/// <summary>Ports, timeouts in milliseconds and retries, with the package's values.</summary>
public class MqttSettings
{
    public const int BrokerDefaultPort = 1883;
    public const int BrokerDefaultSslPort = 8883;
    public const int ConnectTimeout = 30000;
    public const int DefaultDelayRetry = 1000;
    public const int DefaultInflightQueueSize = int.MaxValue;
    public const int DefaultTimeout = 30000;
    public const int MaximumAttemptsRetry = 3;

    internal MqttSettings()
    {
    }

    public int Port { get; } = BrokerDefaultPort;

    public int SslPort { get; } = BrokerDefaultSslPort;

    public int TimeoutOnConnection { get; } = ConnectTimeout;

    public int TimeoutOnReceiving { get; } = DefaultTimeout;

    /// <summary>How often a packet is sent before it is given up.</summary>
    public int AttemptsOnRetry { get; } = MaximumAttemptsRetry;

    /// <summary>How long an acknowledgement may take before the packet is sent again.</summary>
    public int DelayOnRetry { get; } = DefaultDelayRetry;

    public int InflightQueueSize { get; set; } = DefaultInflightQueueSize;

    public bool ValidateServerCertificate { get; set; } = true;
}
