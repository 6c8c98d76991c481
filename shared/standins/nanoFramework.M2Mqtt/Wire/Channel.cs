using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using EdgeNodes.StandIns;

namespace nanoFramework.M2Mqtt.Wire;

/// <summary>The byte stream to the broker, in clear or in TLS.</summary>
internal sealed class Channel : IDisposable
{
    private readonly object _writing = new object();
    private readonly Socket _socket;
    private readonly Stream _stream;

    private Channel(Socket socket, Stream stream)
    {
        _socket = socket;
        _stream = stream;
    }

    internal static Channel Open(SimulatedBoard board, BrokerAddress broker, int timeout)
    {
        var socket = board.Connect(broker.Host, broker.Port);
        try
        {
            socket.NoDelay = true;
            socket.ReceiveTimeout = timeout;
            socket.SendTimeout = timeout;
            var stream = new NetworkStream(socket, ownsSocket: true);
            return new Channel(socket, broker.Secure ? Encrypt(stream, broker) : stream);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>From here reading waits as long as the connection lives.</summary>
    internal void ReadWithoutTimeout() => _socket.ReceiveTimeout = 0;

    internal Packet Read() => Packet.Read(_stream);

    internal void Write(byte[] packet)
    {
        lock (_writing)
        {
            _stream.Write(packet, 0, packet.Length);
        }
    }

    public void Dispose()
    {
        // Shutdown wakes a reader that blocks; closing alone would not on every platform.
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was gone already.
        }

        _socket.Dispose();
        _stream.Dispose();
    }

    // The package's X509Certificate2 carries the key; on a PC it is a class of the firmware's own build.
    private static X509Certificate WithKey(X509Certificate certificate) =>
        certificate.GetType().GetProperty("PrivateKey")?.GetValue(certificate) is byte[] key
            ? Board.Current.WithKey(certificate.GetRawCertData(), key)
            : certificate;

    private static SslStream Encrypt(Stream stream, BrokerAddress broker)
    {
        var tls = new SslStream(stream, false, (_, certificate, chain, errors) => broker.Trusts(certificate, errors));
        var own = new X509CertificateCollection();
        if (broker.ClientCertificate != null)
        {
            own.Add(WithKey(broker.ClientCertificate));
        }

        // Whatever version was asked for: None takes the best that both sides know, and no current broker speaks below 1.2.
        tls.AuthenticateAsClient(broker.Host, own, SslProtocols.None, false);
        return tls;
    }
}
