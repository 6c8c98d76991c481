using System.Diagnostics;

namespace EdgeNodes.Simulated.Tests.Mqtt;

/// <summary>A mosquitto that lets nobody in but user "node" with password "secret". Blocking, as firmware is.</summary>
internal sealed class GuardedBroker : IDisposable
{
    private readonly Mosquitto _broker;

    /// <param name="listener">More settings of the listener, given the folder to put files into.</param>
    internal GuardedBroker(Func<string, string>? listener = null) => _broker = new Mosquitto(folder =>
    {
        Finish(Tool.Start("mosquitto_passwd", "-b", "-c", folder["passwords"], "node", "secret"));
        return ["allow_anonymous false", $"password_file {folder["passwords"]}", listener?.Invoke(folder) ?? ""];
    });

    internal int Port => _broker.Port;

    public void Dispose() => _broker.Dispose();

    internal void Start() => _broker.Resume();

    /// <summary>Kills the broker, as a crash would.</summary>
    internal void Stop() => _broker.Kill();

    internal void Publish(string topic, string message, int level) =>
        Finish(Tool.Start("mosquitto_pub", [.. Who, "-t", topic, "-m", message, "-q", $"{level}"]));

    /// <summary>Subscribes with mosquitto_sub; read the messages from its output, then dispose.</summary>
    internal Subscriber Subscribe(string topic, int count)
    {
        // stdbuf: into a pipe the tool would keep its "received SUBACK" until its first message.
        var process = Tool.Start(
            "stdbuf", ["-oL", Tool.Find("mosquitto_sub"), .. Who, "-t", topic, "-q", "2", "-C", $"{count}", "-W", "120", "-d", "-F", "=%t %q %p"]);
        process.BeginErrorReadLine();
        var subscriber = new Subscriber(process);
        subscriber.WaitFor("received SUBACK");
        return subscriber;
    }

    private string[] Who => ["-h", "127.0.0.1", "-p", $"{Port}", "-u", "node", "-P", "secret"];

    private static void Finish(Process process)
    {
        using (process)
        {
            Assert.True(process.WaitForExit(Eventually.Limit), "the mosquitto tool did not end");
            Assert.Equal(0, process.ExitCode);
        }
    }

    /// <summary>A running mosquitto_sub.</summary>
    internal sealed class Subscriber(Process process) : IDisposable
    {
        public void Dispose()
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }

        internal void WaitFor(string text)
        {
            while (process.StandardOutput.ReadLine() is { } line)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return;
                }
            }

            Assert.Fail($"mosquitto_sub ended before it said \"{text}\"");
        }

        /// <summary>The messages as "topic level payload", until the number asked for is there.</summary>
        internal List<string> Messages()
        {
            var messages = new List<string>();
            while (process.StandardOutput.ReadLine() is { } line)
            {
                if (line.StartsWith('='))
                {
                    messages.Add(line[1..]);
                }
            }

            return messages;
        }
    }
}
