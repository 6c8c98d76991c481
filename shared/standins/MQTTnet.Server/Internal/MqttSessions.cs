using MQTTnet.Diagnostics.Logger;
using MQTTnet.Packets;

namespace MQTTnet.Server.Internal;

/// <summary>All sessions and the clients that are connected to them.</summary>
internal sealed class MqttSessions(MqttServerOptions options, MqttServerEvents events, MqttTopicTree tree, IMqttNetLogger logger)
{
    readonly Lock _sync = new();
    readonly Dictionary<string, MqttSession> _sessions = [];
    readonly Dictionary<string, MqttConnectedClient> _clients = [];

    public MqttConnectedClient[] Clients()
    {
        lock (_sync)
        {
            return [.. _clients.Values];
        }
    }

    public MqttSession[] All()
    {
        lock (_sync)
        {
            return [.. _sessions.Values];
        }
    }

    public MqttConnectedClient FindClient(string id)
    {
        lock (_sync)
        {
            return _clients.GetValueOrDefault(id);
        }
    }

    public MqttSession Find(string id)
    {
        lock (_sync)
        {
            return _sessions.GetValueOrDefault(id);
        }
    }

    /// <summary>Makes a connection the one of its client identifier.</summary>
    /// <returns>The connection that had it so far.</returns>
    public MqttConnectedClient Register(MqttConnectedClient client)
    {
        lock (_sync)
        {
            _clients.Remove(client.Id, out var old);
            _clients.Add(client.Id, client);
            return old;
        }
    }

    /// <returns>False when another connection has taken over.</returns>
    public bool Unregister(MqttConnectedClient client)
    {
        lock (_sync)
        {
            return IsCurrent(client) && _clients.Remove(client.Id);
        }
    }

    /// <summary>The session for a connection: the kept one when the client wants it, or a new one.</summary>
    /// <returns>Null when another connection has taken over.</returns>
    public async ValueTask<(MqttSession Session, bool IsPresent)?> OpenAsync(MqttConnectedClient client, Func<MqttSession> create)
    {
        MqttSession session, discarded = null;
        bool isPresent;
        lock (_sync)
        {
            if (!IsCurrent(client))
            {
                return null;
            }

            var mayResume = options.EnablePersistentSessions && !client.ConnectPacket.CleanSession;
            isPresent = _sessions.TryGetValue(client.Id, out session) && mayResume && session.ExpiryInterval > 0;
            if (!isPresent)
            {
                discarded = session;
                _sessions[client.Id] = session = create();
            }
        }

        if (discarded is not null)
        {
            await ForgetAsync(discarded);
        }

        return (session, isPresent);
    }

    /// <summary>Removes a session with all it holds; a connected client is cut off.</summary>
    public async Task DeleteAsync(MqttSession session)
    {
        MqttConnectedClient client;
        lock (_sync)
        {
            if (_sessions.GetValueOrDefault(session.Id) == session)
            {
                _sessions.Remove(session.Id);
            }

            client = _clients.GetValueOrDefault(session.Id);
        }

        if (client is not null && client.Session == session)
        {
            await client.StopAsync(null);
        }

        await ForgetAsync(session);
    }

    bool IsCurrent(MqttConnectedClient client) => _clients.GetValueOrDefault(client.Id) == client;

    async ValueTask ForgetAsync(MqttSession session)
    {
        foreach (var filter in session.Filters())
        {
            tree.Remove(session, filter);
            session.Unsubscribe(filter);
        }

        session.ClearWaiting();
        try
        {
            await events.SessionDeleted.InvokeAsync(new SessionDeletedEventArgs(session.Id, session.UserName, session.Items));
        }
        catch (Exception exception)
        {
            logger.Error(nameof(MqttServer), $"The handler of the deleted session '{session.Id}' failed.", exception);
        }
    }
}
