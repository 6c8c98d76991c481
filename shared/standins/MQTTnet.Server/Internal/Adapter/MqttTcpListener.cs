using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;

namespace MQTTnet.Server.Internal.Adapter;

/// <summary>Accepts connections on one address and port, with or without TLS.</summary>
internal sealed class MqttTcpListener : IDisposable
{
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    readonly MqttServerTcpEndpointBaseOptions _endpoint;
    readonly MqttServerServices _services;
    readonly Func<MqttConnection, X509Certificate2, bool, Task> _serve;
    readonly Socket _socket;
    readonly Lock _sync = new();
    readonly HashSet<Task> _connections = [];
    volatile bool _isClosed;

    public MqttTcpListener(
        MqttServerTcpEndpointBaseOptions endpoint, IPAddress address, MqttServerServices services, Func<MqttConnection, X509Certificate2, bool, Task> serve)
    {
        _endpoint = endpoint;
        _services = services;
        _serve = serve;
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                _socket.DualMode = false; // IPv4 has a listener of its own.
            }

            if (endpoint.ReuseAddress)
            {
                _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }

            _socket.Bind(new IPEndPoint(address, endpoint.Port));
            _socket.Listen(endpoint.ConnectionBacklog);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        _socket.Dispose();
    }

    /// <summary>Ends when the server stops and the last connection is served.</summary>
    public async Task RunAsync(Func<bool> acceptsConnections, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var socket = await AcceptAsync(stop);
                if (socket is null)
                {
                    continue;
                }

                if (acceptsConnections())
                {
                    Track(ServeAsync(socket, stop));
                }
                else
                {
                    socket.Dispose();
                }
            }
        }
        catch (Exception exception) when (_isClosed || exception is OperationCanceledException)
        {
            // The server stops.
        }

        await Task.WhenAll(Connections());
    }

    async Task<Socket> AcceptAsync(CancellationToken stop)
    {
        try
        {
            return await _socket.AcceptAsync(stop);
        }
        catch (SocketException exception) when (!_isClosed)
        {
            // Out of file descriptors, or a peer that left in between: others must still be able to connect.
            _services.Logger.Error(nameof(MqttServer), $"Accepting a connection at {_socket.LocalEndPoint} failed.", exception);
            await Task.Delay(PauseAfterFailure, stop);
            return null;
        }
    }

    async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        await Task.Yield();
        Stream stream = null;
        try
        {
            Configure(socket);
            stream = new NetworkStream(socket, ownsSocket: true);
            X509Certificate2 certificate = null;
            if (_endpoint is MqttServerTlsTcpEndpointOptions tls)
            {
                var secured = await AuthenticateAsync(stream, tls, stop);
                stream = secured;
                certificate = secured.RemoteCertificate as X509Certificate2;
            }

            await _serve(new MqttConnection(stream, socket), certificate, stream is SslStream);
        }
        catch (Exception exception)
        {
            _services.Logger.Warning(nameof(MqttServer), $"A connection was not established: {exception.Message}", exception);
        }
        finally
        {
            stream?.Dispose();
            socket.Dispose();
        }
    }

    async Task<SslStream> AuthenticateAsync(Stream inner, MqttServerTlsTcpEndpointOptions options, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_services.Options.DefaultCommunicationTimeout);
        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = options.CertificateProvider?.GetCertificate()
                        ?? throw new InvalidOperationException("The encrypted endpoint has no certificate: call WithEncryptionCertificate."),
                    ClientCertificateRequired = options.ClientCertificateRequired,
                    RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback,
                    EnabledSslProtocols = options.SslProtocol,
                    CertificateRevocationCheckMode = options.CheckCertificateRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
                    EncryptionPolicy = EncryptionPolicy.RequireEncryption,
                    CipherSuitesPolicy = options.CipherSuitesPolicy,
                },
                patience.Token);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    void Configure(Socket socket)
    {
        socket.NoDelay = _endpoint.NoDelay;
        Set(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, _endpoint.KeepAlive is { } on ? (on ? 1 : 0) : null);
        Set(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, _endpoint.TcpKeepAliveInterval);
        Set(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, _endpoint.TcpKeepAliveRetryCount);
        Set(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, _endpoint.TcpKeepAliveTime);

        void Set(SocketOptionLevel level, SocketOptionName name, int? value)
        {
            if (value is { } number)
            {
                socket.SetSocketOption(level, name, number);
            }
        }
    }

    void Track(Task connection)
    {
        lock (_sync)
        {
            _connections.Add(connection);
        }

        connection.ContinueWith(
            ended =>
            {
                lock (_sync)
                {
                    _connections.Remove(ended);
                }
            },
            TaskScheduler.Default);
    }

    Task[] Connections()
    {
        lock (_sync)
        {
            return [.. _connections];
        }
    }
}
