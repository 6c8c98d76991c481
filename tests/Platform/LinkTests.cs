using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Platform.Tests;

public sealed class LinkTests
{
    [Fact]
    public async Task An_acknowledgement_says_exactly_what_arrived()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var server = await Bystander.ConnectAsync(platform.Broker.Port, Samples.DownTopic);

        foreach (var number in new[] { 250, 251, 253, 255, 1 })
        {
            await SendAsync(server, number, ask: number == 1);
        }

        var ack = await AckAsync(server);
        Assert.Equal((5, 1), (ack.Epoch, ack.Highest));
        Assert.Equal([250, 251, 253, 255, 257], Enumerable.Range(240, 18).Where(number => ack.Proves(number & 0xFF)));
        Assert.True((await platform.ReportAsync(now => now.LinkAcks == 1)).Readings == 5);
    }

    [Fact]
    public async Task Requests_that_come_together_get_one_acknowledgement()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var server = await Bystander.ConnectAsync(platform.Broker.Port, Samples.DownTopic);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => SendAsync(server, number, ask: true)));

        for (var ack = await AckAsync(server); !(ack.Highest == 7 && ack.Bitmap == 0x7F);)
        {
            ack = await AckAsync(server);
        }

        Assert.InRange(server.All.Count, 1, 3);
    }

    [Fact]
    public async Task What_an_acknowledgement_proves_outlasts_a_restart()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var server = await Bystander.ConnectAsync(platform.Broker.Port, Samples.DownTopic);
        await SendAsync(server, 0, ask: false);
        await SendAsync(server, 1, ask: false);
        await platform.ReportAsync(now => now.Readings == 2);

        await platform.Receiver.DisposeAsync();
        await platform.StartAsync();
        await SendAsync(server, 3, ask: true);

        var ack = await AckAsync(server);
        Assert.Equal([0, 1, 3], Enumerable.Range(0, 4).Where(ack.Proves));
    }

    [Fact]
    public async Task With_a_tenth_of_all_frames_lost_both_ways_everything_arrives_once()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/reading");
        await using var server = await Bystander.ConnectAsync(platform.Broker.Port, Samples.DownTopic);
        var random = new Random(11);
        const int Frames = 120;
        var waiting = new Queue<uint>(Enumerable.Range(0, Frames).Select(i => (uint)i));
        var number = 0;

        // A gateway in small: eight frames at a time, the last asks; what the acknowledgement does not prove goes again.
        while (waiting.Count > 0)
        {
            var round = new List<(int Number, uint Sequence)>();
            while (round.Count < 8 && waiting.TryDequeue(out var sequence))
            {
                round.Add((number++, sequence));
            }

            LinkAck? ack = null;
            foreach (var (frame, sequence) in round)
            {
                if (random.Next(10) != 0)
                {
                    await SendAsync(server, frame, ask: false, sequence);
                }
            }

            while (ack == null)
            {
                var ask = number++;
                await SendAsync(server, ask, ask: true, round[^1].Sequence);
                LinkAck said;
                do
                {
                    said = await AckAsync(server);
                }
                while (said.Highest != (ask & 0xFF));

                ack = random.Next(10) != 0 ? said : null;
            }

            foreach (var (frame, sequence) in round)
            {
                if (!ack.Value.Proves(frame & 0xFF))
                {
                    waiting.Enqueue(sequence);
                }
            }
        }

        var all = await city.DistinctAsync(Frames);
        Assert.Equal(Frames, all.Count);
        Assert.Equal(Frames, (await platform.ReportAsync(now => now.Pending == 0)).Routes[Route.LoRaWan].Distinct);
    }

    [Fact]
    public async Task Answers_come_over_the_radio_too_and_are_published_once()
    {
        await using var platform = await Platform.StartNewAsync();
        await using var city = await Bystander.ConnectAsync(platform.Broker.Port, "city/v1/+/+/answer");
        var first = Applied(17, 80);
        var second = Applied(18, 100);

        await city.PublishAsync(Samples.UpTopic, Samples.Event(11, Samples.AnswerFrame(new LinkHeader(1, 0, false), first)));
        await city.PublishAsync("uplink/v1/gw-01/sl-0123/answer", EdgeNodes.Json.AnswerJson.Write(first, "mqtt"));
        await city.PublishAsync(Samples.UpTopic, Samples.Event(11, Samples.AnswerFrame(new LinkHeader(1, 1, false), first, second)));

        Assert.Equal("""{"node":"sl-0123","id":17,"result":"applied","level":40,"via":"lorawan"}""", (await city.NextAsync()).Text);
        var last = await city.NextAsync();
        Assert.Equal(("city/v1/gw-01/sl-0123/answer", """{"node":"sl-0123","id":18,"result":"applied","level":50,"via":"lorawan"}"""), (last.Topic, last.Text));
        Assert.Equal(2, (await platform.ReportAsync(now => now.Pending == 0)).Answers);
        Assert.Equal(2, city.All.Count);
    }

    private static Answer Applied(uint id, int level) =>
        new() { Node = Samples.Id("sl-0123"), CommandId = id, Result = AnswerResult.Applied, LevelSteps = level };

    private static Task SendAsync(Bystander server, int number, bool ask, uint? sequence = null)
    {
        Reading reading = Samples.Water(sequence ?? (uint)number);
        return server.PublishAsync(Samples.UpTopic, Samples.Event(10, Samples.Frame(new LinkHeader(5, number, ask), reading)));
    }

    private static async Task<LinkAck> AckAsync(Bystander server)
    {
        var (port, data) = Samples.Downlink(await server.NextAsync());
        Assert.Equal(LinkPorts.Acknowledge, port);
        Assert.True(LinkAck.TryRead(data, 0, data.Length, out var ack));
        return ack;
    }
}
