namespace EdgeNodes.Platform.Tests;

/// <summary>Lets a test run the receiver as a process of its own, to be killed: `dotnet exec THIS.dll SETTINGS`.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments) => PlatformProgram.RunAsync(arguments[0], arguments[1..], CancellationToken.None);
}
