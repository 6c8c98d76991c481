using EdgeNodes.StandIns.Tests.Mqtt.Parts;

namespace EdgeNodes.StandIns.Tests.Mqtt.Malformed;

/// <summary>Thousands of connections that send nonsense, the same ones in every run.</summary>
public sealed class FuzzTests
{
    const int Rounds = 1500;

    static readonly byte[][] Good =
    [
        Wire.Publish("a/b", "payload", qos: 1, id: 3, version: 5, properties: [35, 0, 1, 3, 0, 1, (byte)'t', 38, 0, 1, 65, 0, 1, 66]),
        Wire.Publish("a/b", "payload", qos: 2, id: 4, version: 5),
        Wire.Subscribe(5, "a/+", 2, version: 5),
        Wire.Packet(0xA2, [0, 6, 0, .. Wire.Text("a/+")]),
        Wire.PubRel(4),
        Wire.Packet(0x40, 0, 1, 0x10, 0),
        Wire.PingReq(),
        Wire.Packet(0xE0, 4, 5, 17, 0, 0, 0, 0),
    ];

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task The_server_outlives_mutated_packets(int seed, bool isConnected)
    {
        await using var server = await TestServer.StartAsync(o => o.WithPersistentSessions());
        using var bystander = await server.ConnectAsync("bystander");
        var random = new Random(seed);
        var attempts = Enumerable.Range(0, Rounds).Select(i => (Name: $"fuzz-{i}", Version: 4 + (i & 1), Bytes: Nonsense(random, isConnected))).ToArray();

        await Parallel.ForEachAsync(attempts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (attempt, _) =>
        {
            using var peer = isConnected
                ? await RawClient.ConnectAsync(server.Port, attempt.Name, attempt.Version)
                : await RawClient.ConnectAsync(server.Port);
            try
            {
                await peer.SendAsync(attempt.Bytes);
                peer.EndSending();
            }
            catch (System.Net.Sockets.SocketException)
            {
                // The server was faster to end the connection.
            }

            await peer.ReceiveAllAsync();
        });

        await bystander.ExpectNothingAsync();
        await Eventually.True(async () => (await server.Server.GetClientsAsync()).Count <= 1, "the server let go of the fuzz's connections");
    }

    static byte[] Nonsense(Random random, bool isConnected)
    {
        if (random.Next(10) == 0)
        {
            var noise = new byte[random.Next(1, 200)];
            random.NextBytes(noise);
            return noise;
        }

        var bytes = isConnected
            ? Enumerable.Range(0, random.Next(1, 4)).SelectMany(_ => Good[random.Next(Good.Length)]).ToList()
            : [.. Wire.Connect("fuzz", 4 + random.Next(2), properties: [17, 0, 0, 0, 1])];
        for (var mutations = random.Next(1, 5); mutations > 0 && bytes.Count > 0; mutations--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 4), bytes.Count - at));
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
