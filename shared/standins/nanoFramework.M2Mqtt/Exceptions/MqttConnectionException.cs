using System;

namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>The broker could not be reached.</summary>
public class MqttConnectionException : Exception
{
    public MqttConnectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The connection broke while a packet was sent or awaited.</summary>
public class MqttCommunicationException : Exception
{
    public MqttCommunicationException()
    {
    }

    public MqttCommunicationException(Exception e)
        : base("The connection to the broker broke.", e)
    {
    }
}

/// <summary>The broker did not answer in time.</summary>
public class MqttTimeoutException : Exception
{
    public MqttTimeoutException()
        : base("The broker did not answer in time.")
    {
    }
}
