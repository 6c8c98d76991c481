using MQTTnet;

namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>A mosquitto for one test, with what MQTTnet's clients need to reach it.</summary>
internal sealed class MosquittoBroker : IAsyncDisposable
{
    readonly Mosquitto _broker;

    MosquittoBroker(Mosquitto broker)
    {
        _broker = broker;
        Clients = new MosquittoClients(broker.Port);
    }

    public int Port => _broker.Port;

    public MosquittoClients Clients { get; }

    /// <param name="settings">Lines of its configuration; gets the folder to put files into.</param>
    public static async Task<MosquittoBroker> StartAsync(Func<string, IEnumerable<string>>? settings = null) =>
        new(await Mosquitto.Start(folder => settings?.Invoke(folder) ?? []));

    public MqttClientOptionsBuilder Options() =>
        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", Port).WithTlsOptions(tls => tls.UseTls(false)).WithTimeout(Eventually.Limit);

    /// <summary>A broker that hangs: its sockets stay open, and nobody answers.</summary>
    public void Freeze() => _broker.Freeze();

    public void Unfreeze() => _broker.Unfreeze();

    public ValueTask DisposeAsync() => _broker.DisposeAsync();
}
