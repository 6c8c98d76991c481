namespace EdgeNodes.Simulated.Network;

/// <summary>Where events go to: a broker, or a test.</summary>
public interface INetworkIntegration
{
    /// <summary>Takes an event. Never waits: what cannot be kept is counted by the integration itself.</summary>
    /// <param name="topic">`application/{id}/device/{devEui}/event/{kind}`.</param>
    /// <param name="json">The event, proto3 JSON in UTF-8.</param>
    void Publish(string topic, byte[] json);
}
