namespace EdgeNodes.StandIns.Tests.Mqtt.Parts;

/// <summary>Debian's command line clients, pointed at one port.</summary>
internal sealed class MosquittoClients(int port)
{
    public async Task<(int ExitCode, string[] Output, string Errors)> PublishAsync(params string[] arguments) =>
        await EndAsync(new ToolProcess("mosquitto_pub", Arguments(arguments)));

    /// <summary>Publishes and expects that it works.</summary>
    public async Task PublishOkAsync(params string[] arguments)
    {
        var (exitCode, _, errors) = await PublishAsync(arguments);
        Assert.True(exitCode == 0, $"mosquitto_pub {string.Join(' ', arguments)} ended with {exitCode}: {errors}");
    }

    public ToolProcess Subscribe(params string[] arguments) => new("mosquitto_sub", Arguments(arguments));

    public async Task<string[]> SubscribeOnceAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await EndAsync(Subscribe(arguments));
        Assert.True(exitCode == 0, $"mosquitto_sub {string.Join(' ', arguments)} ended with {exitCode}: {errors}");
        return output;
    }

    static async Task<(int ExitCode, string[] Output, string Errors)> EndAsync(ToolProcess tool)
    {
        using (tool)
        {
            return (await tool.Exit(), [.. tool.Output], tool.Errors);
        }
    }

    /// <summary>With an identifier of its own, unless the test brings one: not every server gives one to a client that has none.</summary>
    string[] Arguments(string[] arguments)
    {
        string[] identifier = arguments.Contains("-i") ? [] : ["-i", "tool-" + Guid.NewGuid().ToString("N")];
        return ["-h", "127.0.0.1", "-p", $"{port}", .. identifier, .. arguments];
    }
}
