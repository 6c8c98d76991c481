using System;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.M2Mqtt.Wire;

namespace nanoFramework.M2Mqtt;

/// <content>Connecting, with ever more to say.</content>
public partial class MqttClient
{
    private const ushort DefaultKeepAlive = 60;

    public MqttReasonCode Connect(string clientId) => Connect(clientId, true);

    public MqttReasonCode Connect(string clientId, bool cleanSession) =>
        Connect(clientId, null, null, cleanSession, DefaultKeepAlive);

    public MqttReasonCode Connect(string clientId, string username, string password) =>
        Connect(clientId, username, password, true, DefaultKeepAlive);

    public MqttReasonCode Connect(string clientId, string username, string password, bool cleanSession, ushort keepAlivePeriod) =>
        Connect(clientId, username, password, false, MqttQoSLevel.AtMostOnce, false, null, null, cleanSession, keepAlivePeriod);

    /// <summary>Connects and returns the broker's answer. <paramref name="keepAlivePeriod"/> is in seconds, 0 is never.</summary>
    /// <exception cref="MqttConnectionException">The broker could not be reached.</exception>
    /// <exception cref="MqttCommunicationException">The connection broke before the broker answered.</exception>
    public MqttReasonCode Connect(
        string clientId,
        string username,
        string password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string willTopic,
        string willMessage,
        bool cleanSession,
        ushort keepAlivePeriod)
    {
        var connect = new ConnectPacket
        {
            ClientId = clientId,
            Username = username,
            Password = password,
            WillRetain = willRetain,
            WillLevel = willQosLevel,
            WillFlag = willFlag,
            WillTopic = willTopic,
            WillMessage = willMessage,
            CleanSession = cleanSession,
            KeepAlive = keepAlivePeriod,
            Version = ProtocolVersion,
            SessionExpiry = SessionExpiryInterval,
            MaximumPacketSize = MaximumPacketSize,
            UserProperties = UserProperties,
        };
        Close();
        Remember(connect);
        PrepareSession(cleanSession);
        _broker.Validate = Settings.ValidateServerCertificate;
        var connection = Connection.Open(_broker, connect, _inFlight, Settings, OnLost, out var reason);
        if (connection != null)
        {
            connection.Received = e => MqttMsgPublishReceived?.Invoke(this, e);
            connection.Published = e => MqttMsgPublished?.Invoke(this, e);
            connection.Subscribed = e => MqttMsgSubscribed?.Invoke(this, e);
            connection.Unsubscribed = e => MqttMsgUnsubscribed?.Invoke(this, e);
            _connection = connection;
            connection.Start();
        }

        return reason;
    }

    private void Remember(ConnectPacket connect)
    {
        ClientId = connect.ClientId;
        CleanSession = connect.CleanSession;
        WillFlag = connect.WillFlag;
        WillQosLevel = connect.WillLevel;
        WillTopic = connect.WillTopic;
        WillMessage = connect.WillMessage;
    }

    private void PrepareSession(bool cleanSession)
    {
        if (cleanSession)
        {
            _inFlight.Clear();
            return;
        }

        foreach (var entry in _inFlight.Snapshot())
        {
            entry.Restart();
        }
    }

    private void OnLost() => ConnectionClosed?.Invoke(this, EventArgs.Empty);
}
