namespace EdgeNodes.Platform.Input;

/// <summary>The reasons by which refusals are counted.</summary>
internal static class RefusedReasons
{
    public const string Topic = "unknown-topic";
    public const string Node = "node-differs-from-topic";
    public const string Reading = "malformed-reading";
    public const string Answer = "malformed-answer";
    public const string Command = "malformed-command";
    public const string Gateway = "unknown-gateway";
    public const string Event = "malformed-event";
    public const string Device = "unknown-device";
    public const string Port = "unknown-port";
    public const string Frame = "malformed-frame";
    public const string Retained = "retained-command";
    public const string Busy = "too-many-commands";
}
