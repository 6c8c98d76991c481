using System;
using System.Collections;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.M2Mqtt.Wire;

namespace nanoFramework.M2Mqtt;

/// <summary>MQTT 3.1, 3.1.1 and 5 client over the network of the board under the firmware.</summary>
public partial class MqttClient : IMqttClient, IDisposable
{
    private readonly InFlightTable _inFlight = new InFlightTable();
    private BrokerAddress _broker;
    private Connection _connection;

    public MqttClient(string brokerHostName)
        : this(brokerHostName, MqttSettings.BrokerDefaultPort, false, null, null, MqttSslProtocols.None)
    {
    }

    public MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate caCert, X509Certificate clientCert, MqttSslProtocols sslProtocol) =>
        _broker = new BrokerAddress(brokerHostName, brokerPort)
        {
            Secure = secure,
            Authority = caCert,
            ClientCertificate = clientCert,
        };

    public event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

    public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

    public event IMqttClient.MqttMsgSubscribedEventHandler MqttMsgSubscribed;

    public event IMqttClient.MqttMsgUnsubscribedEventHandler MqttMsgUnsubscribed;

    public event IMqttClient.ConnectionClosedEventHandler ConnectionClosed;

    public bool IsConnected => _connection?.IsOpen == true;

    public string ClientId { get; private set; }

    public bool CleanSession { get; private set; }

    public bool WillFlag { get; private set; }

    public MqttQoSLevel WillQosLevel { get; private set; }

    public string WillTopic { get; private set; }

    public string WillMessage { get; private set; }

    public MqttProtocolVersion ProtocolVersion { get; set; } = MqttProtocolVersion.Version_3_1_1;

    /// <summary>Seconds that an MQTT 5 session outlives its connection.</summary>
    public uint SessionExpiryInterval { get; set; }

    /// <summary>Bytes of the largest packet that this client wants to receive; MQTT 5 only, 0 says nothing.</summary>
    public uint MaximumPacketSize { get; set; }

    public ArrayList UserProperties { get; } = new ArrayList();

    public MqttSettings Settings { get; } = new MqttSettings();

    public void Init(string brokerHostName, int brokerPort, bool secure, byte[] caCert, byte[] clientCert, MqttSslProtocols sslProtocol) =>
        _broker = new BrokerAddress(brokerHostName, brokerPort)
        {
            Secure = secure,
            Authority = caCert == null ? null : new X509Certificate(caCert),
            ClientCertificate = clientCert == null ? null : new X509Certificate(clientCert),
        };

    /// <summary>Ends the session politely; ConnectionClosed follows.</summary>
    public void Disconnect()
    {
        _connection?.SendDisconnect();
        _connection?.Close(raise: true);
    }

    /// <summary>Drops the connection; its threads have ended when this returns.</summary>
    public void Close() => _connection?.Close(raise: false);

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    public ushort Publish(string topic, byte[] message) => Publish(topic, message, null);

    public ushort Publish(string topic, byte[] message, string contentType) => Publish(topic, message, contentType, null);

    public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties) =>
        Publish(topic, message, contentType, userProperties, MqttQoSLevel.AtMostOnce, false);

    /// <summary>Queues a message and returns its id; MqttMsgPublished tells what came of it.</summary>
    public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain)
    {
        CheckTopic(topic);
        if (topic.IndexOf('#') >= 0 || topic.IndexOf('+') >= 0)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicWildcard);
        }

        var id = _inFlight.NextId();
        var w = new PacketWriter().Text(topic);
        if (qosLevel != MqttQoSLevel.AtMostOnce)
        {
            w.Word(id);
        }

        if (ProtocolVersion == MqttProtocolVersion.Version_5)
        {
            w.Properties(PublishProperties(contentType, userProperties));
        }

        w.Raw(message ?? Array.Empty<byte>());
        return Enqueue(id, PacketType.Publish, qosLevel, w.ToPacket(PacketType.Publish, ((int)qosLevel << 1) | (retain ? 1 : 0)));
    }

    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        CheckTopics(topics);
        if (qosLevels == null || qosLevels.Length == 0)
        {
            throw new MqttClientException(MqttClientErrorCode.QosLevelsEmpty);
        }

        if (topics.Length != qosLevels.Length)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicsQosLevelsNotMatch);
        }

        var id = _inFlight.NextId();
        var w = Headed(id);
        for (var i = 0; i < topics.Length; i++)
        {
            w.Text(topics[i]).Byte((int)qosLevels[i]);
        }

        return Enqueue(id, PacketType.Subscribe, MqttQoSLevel.AtLeastOnce, w.ToPacket(PacketType.Subscribe, 2));
    }

    public ushort Unsubscribe(string[] topics)
    {
        CheckTopics(topics);
        var id = _inFlight.NextId();
        var w = Headed(id);
        foreach (var topic in topics)
        {
            w.Text(topic);
        }

        return Enqueue(id, PacketType.Unsubscribe, MqttQoSLevel.AtLeastOnce, w.ToPacket(PacketType.Unsubscribe, 2));
    }

    private static PacketWriter PublishProperties(string contentType, ArrayList userProperties)
    {
        var properties = new PacketWriter();
        if (!string.IsNullOrEmpty(contentType))
        {
            properties.Byte(0x03).Text(contentType);
        }

        return properties.Users(userProperties);
    }

    private static void CheckTopics(string[] topics)
    {
        if (topics == null || topics.Length == 0)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicsEmpty);
        }

        foreach (var topic in topics)
        {
            CheckTopic(topic);
        }
    }

    private static void CheckTopic(string topic)
    {
        if (string.IsNullOrEmpty(topic) || Encoding.UTF8.GetByteCount(topic) > ushort.MaxValue)
        {
            throw new MqttClientException(MqttClientErrorCode.TopicLength);
        }
    }

    private PacketWriter Headed(ushort id)
    {
        var w = new PacketWriter().Word(id);
        return ProtocolVersion == MqttProtocolVersion.Version_5 ? w.Properties(new PacketWriter()) : w;
    }

    private ushort Enqueue(ushort id, PacketType type, MqttQoSLevel level, byte[] packet)
    {
        EdgeNodes.StandIns.Board.Current.ThrowIfOff();
        _inFlight.Limit = Settings.InflightQueueSize;
        _inFlight.Add(new InFlight(id, type, level, packet));
        _connection?.Wake();
        return id;
    }
}
