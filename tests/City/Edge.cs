using System.Diagnostics;

namespace EdgeNodes.City.Tests;

/// <summary>Runs `edge` as a user does: a process with arguments, standard streams and an exit code.</summary>
internal static class Edge
{
    public sealed record Outcome(int Exit, byte[] Output, string Errors)
    {
        public string Text => System.Text.Encoding.UTF8.GetString(Output);
    }

    public static async Task<Outcome> RunAsync(byte[]? input, params string[] arguments)
    {
        using var process = Start(arguments);
        if (input != null)
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
        }

        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(limit.Token);
        return new Outcome(process.ExitCode, output.ToArray(), await errors);
    }

    public static Task<Outcome> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    public static Process Start(params string[] arguments) =>
        Tool.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "edge.dll"), .. arguments]);
}
