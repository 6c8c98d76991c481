using EdgeNodes.StandIns;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using static EdgeNodes.Simulated.Tests.Mqtt.MqttBench;

namespace EdgeNodes.Simulated.Tests.Mqtt;

/// <summary>Brokers that are silent or talk nonsense, and boards that lose their power meanwhile.</summary>
public sealed class M2MqttTroubleTests : IDisposable
{
    private readonly MqttBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_message_that_is_never_acknowledged_is_sent_three_times_and_given_up()
    {
        using var broker = new BadBroker(BadBroker.Welcome);
        _bench.Run(() =>
        {
            using var client = _bench.Client(broker.Port);
            client.Connect("aq-0007");
            var id = client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
            Assert.Equal((id, false), Take(_bench.Published));
            Assert.Equal([0x32, 0x3A, 0x3A], [Take(broker.Headers), Take(broker.Headers), Take(broker.Headers)]);
        });
    }

    [Fact]
    public void A_broker_that_answers_no_ping_is_given_up()
    {
        using var broker = new BadBroker(BadBroker.Welcome);
        _bench.Run(() =>
        {
            using var client = _bench.Client(broker.Port);
            client.Connect("aq-0007", null, null, true, 1);
            Assert.Equal(0xC0, Take(broker.Headers));
            Assert.True(_bench.Closed.Wait(Eventually.Limit));
        });
    }

    [Theory]
    [InlineData(new byte[] { 0x20, 2, 0, 0, 0xF7, 0 })]                            // a packet type that a broker never sends
    [InlineData(new byte[] { 0x20, 2, 0, 0, 0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]  // a length without end
    [InlineData(new byte[] { 0x20, 2, 0, 0, 0x30, 0xFF, 0xFF, 0xFF, 0x7F })]        // a length beyond any memory
    [InlineData(new byte[] { 0x20, 2, 0, 0, 0x30, 3, 0, 9, 0x41 })]                 // a topic longer than its packet
    [InlineData(new byte[] { 0x20, 2, 0, 0, 0x40, 1, 0 })]                          // half a message id
    public void Nonsense_closes_the_connection(byte[] nonsense)
    {
        using var broker = new BadBroker(nonsense);
        _bench.Run(() =>
        {
            using var client = _bench.Client(broker.Port);
            Assert.Equal(MqttReasonCode.Success, client.Connect("aq-0007"));
            Assert.True(_bench.Closed.Wait(Eventually.Limit));
            Assert.False(client.IsConnected);
        });
    }

    [Fact]
    public void Nonsense_instead_of_an_answer_is_an_error_of_the_client()
    {
        using var broker = new BadBroker(0x90, 0);
        _bench.Run(() =>
        {
            using var client = _bench.Client(broker.Port);
            Assert.Throws<MqttClientException>(() => client.Connect("aq-0007"));
        });
    }

    [Fact]
    public void A_power_cut_ends_the_client_s_threads_and_raises_nothing()
    {
        using var broker = new GuardedBroker();
        using var connected = new ManualResetEventSlim();
        IReadOnlyList<Thread> threads = [];
        _bench.Board.Start(_ =>
        {
            Join();
            var client = _bench.Client(broker.Port);
            client.Connect("aq-0007", "node", "secret");
            client.Subscribe(["x"], [MqttQoSLevel.AtLeastOnce]);
            Take(_bench.Subscribed);
            threads = Board.Current.LiveThreads;
            connected.Set();
            Thread.Sleep(Timeout.Infinite);
        });
        Assert.True(connected.Wait(Eventually.Limit));
        Assert.Equal(4, threads.Count);
        _bench.Board.CutPower();
        Assert.All(threads, t => Assert.False(t.IsAlive));
        Assert.Equal(1, _bench.Closed.CurrentCount);
    }

    [Fact]
    public void A_power_cut_while_the_broker_keeps_the_node_waiting_is_met_at_once()
    {
        using var broker = new BadBroker();
        using var connecting = new ManualResetEventSlim();
        _bench.Board.Start(_ =>
        {
            Join();
            connecting.Set();
            _bench.Client(broker.Port).Connect("aq-0007");
        });
        Assert.True(connecting.Wait(Eventually.Limit));
        _bench.Board.CutPower();
        Assert.Empty(_bench.Board.Faults);
    }

    [Fact]
    public void A_handler_that_closes_its_own_client_does_not_hang() => WithBroker(broker =>
    {
        using var client = _bench.Client(broker.Port);
        using var closed = new ManualResetEventSlim();
        client.MqttMsgPublished += (_, _) =>
        {
            client.Close();
            closed.Set();
        };
        client.Connect("aq-0007", "node", "secret");
        client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
        Assert.True(closed.Wait(Eventually.Limit));
    });

    private void WithBroker(Action<GuardedBroker> firmware)
    {
        using var broker = new GuardedBroker();
        _bench.Run(() => firmware(broker));
    }
}
