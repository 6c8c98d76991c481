using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace MQTTnet.Adapter;

/// <summary>Packets over one TCP or TLS connection, in both directions.</summary>
internal sealed class MqttConnection : IDisposable
{
    const int ReadSize = 8 * 1024;
    const int DrainLimit = 256 * 1024;

    readonly Stream _stream;
    readonly Socket _socket;
    readonly PipeReader _reader;
    readonly MqttPacketEncoder _encoder = new();
    ReadOnlySequence<byte> _buffer;
    bool _hasBuffer;
    bool _endOfStream;
    long _bytesReceived;
    long _lastByteReceived = Environment.TickCount64;
    int _isDisposed;

    public MqttConnection(Stream stream, Socket socket)
    {
        _stream = stream;
        _socket = socket;
        RemoteEndPoint = socket.RemoteEndPoint;
        LocalEndPoint = socket.LocalEndPoint;

        // The reader chains blocks as bytes arrive: a packet that announces 256 MiB and sends nothing costs one block.
        _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ReadSize, minimumReadSize: ReadSize / 4, leaveOpen: true));
        Outbox = new MqttOutbox(stream, _encoder);
    }

    public MqttPacketDecoder Decoder { get; } = new();

    public MqttOutbox Outbox { get; }

    public EndPoint RemoteEndPoint { get; }

    public EndPoint LocalEndPoint { get; }

    public long BytesReceived => Interlocked.Read(ref _bytesReceived);

    /// <summary>In milliseconds of <see cref="Environment.TickCount64"/>.</summary>
    public long LastByteReceived => Interlocked.Read(ref _lastByteReceived);

    public MqttProtocolVersion Version
    {
        get => _encoder.Version;
        set => Decoder.Version = _encoder.Version = value;
    }

    /// <summary>The next packet; null when the peer has ended the connection between two packets.</summary>
    /// <exception cref="MqttProtocolViolationException">What arrived breaks the standard.</exception>
    public async ValueTask<MqttPacket> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_hasBuffer && Decoder.TryDecode(ref _buffer) is { } packet)
            {
                return packet;
            }

            if (_endOfStream)
            {
                return _buffer.IsEmpty ? null : throw new MqttCommunicationException("The connection ended in the middle of a packet.");
            }

            if (_hasBuffer)
            {
                _reader.AdvanceTo(_buffer.Start, _buffer.End);
                _hasBuffer = false;
            }

            var before = _buffer.Length;
            var result = await _reader.ReadAsync(cancellationToken);
            _buffer = result.Buffer;
            _hasBuffer = true;
            _endOfStream = result.IsCompleted;
            Interlocked.Add(ref _bytesReceived, _buffer.Length - before);
            Interlocked.Exchange(ref _lastByteReceived, Environment.TickCount64);
        }
    }

    /// <summary>
    /// Ends the connection so that the last packet reaches the peer: closing a socket with unread bytes would reset it,
    /// and the peer would never learn the reason.
    /// </summary>
    public async Task FinishAsync(Task sendLoop, TimeSpan timeout)
    {
        using var patience = new CancellationTokenSource(timeout);
        try
        {
            Outbox.Complete();
            await sendLoop.WaitAsync(patience.Token);
            if (_stream is SslStream tls)
            {
                await tls.ShutdownAsync().WaitAsync(patience.Token);
            }

            _socket.Shutdown(SocketShutdown.Send);
            var scratch = ArrayPool<byte>.Shared.Rent(ReadSize);
            try
            {
                var drained = 0;
                while (drained < DrainLimit && await _socket.ReceiveAsync(scratch.AsMemory(), SocketFlags.None, patience.Token) is > 0 and var count)
                {
                    drained += count;
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(scratch);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The peer is gone or does not listen: there is nobody left to be polite to.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Tells the peer that nothing more follows; what it sends still arrives.</summary>
    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It was faster.
        }
    }

    /// <summary>Cuts the connection; every pending read and write ends.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            Outbox.Fail(new MqttCommunicationException("The connection is closed."));
            _stream.Dispose();
            _socket.Dispose();
        }
    }

    /// <summary>Gives the read blocks back; only after the receive loop has ended.</summary>
    public ValueTask ReleaseAsync()
    {
        _hasBuffer = false;
        return _reader.CompleteAsync();
    }
}
