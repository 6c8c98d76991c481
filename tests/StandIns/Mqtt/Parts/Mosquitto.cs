namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>Debian's command line clients, pointed at one port.</summary>
internal sealed class Mosquitto(int port)
{
    public async Task<(int ExitCode, string[] Output, string Errors)> PublishAsync(params string[] arguments) =>
        await Tool.RunAsync("mosquitto_pub", "mosquitto-clients", Arguments(arguments));

    /// <summary>Publishes and expects that it works.</summary>
    public async Task PublishOkAsync(params string[] arguments)
    {
        var (exitCode, _, errors) = await PublishAsync(arguments);
        Assert.True(exitCode == 0, $"mosquitto_pub {string.Join(' ', arguments)} ended with {exitCode}: {errors}");
    }

    public Tool Subscribe(params string[] arguments) =>
        Tool.Start("mosquitto_sub", "mosquitto-clients", Arguments(arguments));

    public async Task<string[]> SubscribeOnceAsync(params string[] arguments)
    {
        await using var tool = Subscribe(arguments);
        var (exitCode, output, errors) = await tool.EndAsync();
        Assert.True(exitCode == 0, $"mosquitto_sub {string.Join(' ', arguments)} ended with {exitCode}: {errors}");
        return output;
    }

    /// <summary>With an identifier of its own, unless the test brings one: not every server gives one to a client that has none.</summary>
    string[] Arguments(string[] arguments)
    {
        string[] identifier = arguments.Contains("-i") ? [] : ["-i", "tool-" + Guid.NewGuid().ToString("N")];
        return ["-h", "127.0.0.1", "-p", $"{port}", .. identifier, .. arguments];
    }
}
