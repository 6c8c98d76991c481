using System.Collections.Concurrent;
using System.Device.Gpio;
using System.Device.I2c;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Tests.Mqtt;
using EdgeNodes.Simulated.Weather;
using Iot.Device.Bmxx80;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using nanoFramework.Networking;

namespace EdgeNodes.Simulated.Tests.Boards;

/// <summary>A city block in one process. Alone on the machine as far as this process goes: it measures processor time.</summary>
[Collection(nameof(Alone))]
public sealed class DozenBoardsTests
{
    private const int Boards = 12;
    private const int SamplesEach = 8;
    [Fact]
    public void Twelve_boards_sample_and_publish_at_once_and_cost_little()
    {
        using var broker = new GuardedBroker();
        using var done = new CountdownEvent(Boards);
        using var subscriber = broker.Subscribe("node/+/up", Boards * SamplesEach);
        var failures = new ConcurrentQueue<string>();
        var weather = new CityWeather(TimeProvider.System);
        var air = new WifiAir().WithNetwork("city", "pw").WithHost("gateway", IPAddress.Loopback);
        var benches = Enumerable.Range(0, Boards).Select(i => new Bench(Wiring(i, weather.At(i)), air, $"node {i}")).ToList();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        foreach (var (bench, i) in benches.Select((b, i) => (b, i)))
        {
            bench.Board.Console.Printed += failures.Enqueue;
            bench.Board.Start(_ => Firmware(i, broker.Port, done));
        }

        Assert.True(done.Wait(Eventually.Limit), string.Join('\n', failures));
        var cost = Process.GetCurrentProcess().TotalProcessorTime - before;
        var elapsed = clock.Elapsed;
        benches.ForEach(b => b.Dispose());
        Assert.Empty(failures);
        var counts = subscriber.Messages().CountBy(m => m.Split(' ')[0]).ToDictionary();
        Assert.Equal(Boards, counts.Count);
        Assert.All(counts.Values, count => Assert.Equal(SamplesEach, count));
        Assert.True(cost < elapsed / 2, $"{cost.TotalSeconds:F1} s of processor in {elapsed.TotalSeconds:F1} s");
    }

    private static BoardWiring Wiring(int node, ISurroundings around) => (node % 4) switch
    {
        0 => new AirQualityBoard(around, TimeProvider.System).Wiring,
        1 => new SoilMoistureBoard(around, TimeProvider.System, node).Wiring,
        2 => new WaterLevelBoard(around, TimeProvider.System).Wiring,
        _ => new StreetlightBoard(around).Wiring,
    };

    private static void Firmware(int node, int port, CountdownEvent done)
    {
        Bench.AssignPins();
        Assert.True(WifiNetworkHelper.ConnectDhcp("city", "pw"));
        using var acknowledged = new SemaphoreSlim(0);
        using var client = new MqttClient("gateway", port, false, null, null, MqttSslProtocols.None);
        client.MqttMsgPublished += (_, e) => _ = e.IsPublished && acknowledged.Release() >= 0;
        Assert.Equal(MqttReasonCode.Success, client.Connect($"node-{node}", "node", "secret"));
        var sample = Sampler(node);
        for (var i = 0; i < SamplesEach; i++)
        {
            var text = string.Join(' ', sample().Select(v => v.ToString("F1", CultureInfo.InvariantCulture)));
            client.Publish($"node/{node}/up", Encoding.UTF8.GetBytes(text), null, null, MqttQoSLevel.AtLeastOnce, false);
            Assert.True(acknowledged.Wait(Eventually.Limit));
            Thread.Sleep(500);
        }

        done.Signal();
        Thread.Sleep(Timeout.Infinite);
    }

    private static Func<double[]> Sampler(int node)
    {
        if (node % 4 == 0)
        {
            var bme = new Bme680(I2cDevice.Create(new I2cConnectionSettings(1, 0x76)));
            var port = SampleFirmware.Port();
            return () => SampleFirmware.Air(bme, port);
        }

        if (node % 4 == 3)
        {
            return () => [1.0];
        }

        var rail = new GpioController().OpenPin(25, PinMode.Output);
        var uart = node % 4 == 2 ? SampleFirmware.Port() : null;
        return () => uart == null ? SampleFirmware.Soil(rail) : SampleFirmware.Water(rail, uart);
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
