using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Server;

namespace EdgeNodes.Gateway.Ingest;

/// <summary>Where and how the gateway listens.</summary>
/// <param name="Address">The address.</param>
/// <param name="Port">The port.</param>
/// <param name="Anonymous">Unknown clients are let in.</param>
/// <param name="Certificate">Null for plain TCP.</param>
public sealed record IngestOptions(IPAddress Address, int Port, bool Anonymous, X509Certificate2? Certificate = null)
{
    /// <summary>Bytes of the largest packet that a client may send; a frame has at most 4096. A server that enforces it ends the connection at the first bytes of a larger one.</summary>
    public const uint MaxPacketBytes = 64 * 1024;

    // Commands wait in the router, with their time to live, and readings in the nodes: nothing is left for a session to
    // keep, so none is kept, and no memory grows with nodes that went away.
    internal MqttServerOptions ToServerOptions()
    {
        MqttServerOptionsBuilder options = new MqttServerOptionsBuilder().WithPersistentSessions(false).WithMaxPendingMessagesPerClient(100);
        bool isVersion6 = Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
        IPAddress four = isVersion6 ? IPAddress.None : Address;
        IPAddress six = isVersion6 ? Address : IPAddress.None;
        return Certificate == null
            ? options.WithDefaultEndpoint().WithDefaultEndpointPort(Port)
                .WithDefaultEndpointBoundIPAddress(four).WithDefaultEndpointBoundIPV6Address(six).Build()
            : options.WithoutDefaultEndpoint().WithEncryptedEndpoint().WithEncryptedEndpointPort(Port).WithEncryptionCertificate(Certificate)
                .WithEncryptedEndpointBoundIPAddress(four).WithEncryptedEndpointBoundIPV6Address(six).Build();
    }
}
