namespace EdgeNodes.Gateway.Tests.Support;

/// <summary><c>dotnet EdgeNodes.Gateway.Tests.dll SETTINGS [Key=value...]</c> is a gateway in a process of its own.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args.Length == 0 ? Task.FromResult(0) : GatewayProgram.RunAsync(args[0], args[1..], CancellationToken.None);
}
