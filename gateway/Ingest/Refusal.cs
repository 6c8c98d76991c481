namespace EdgeNodes.Gateway.Ingest;

/// <summary>Why something was refused: a word that is counted, and a sentence for people.</summary>
/// <param name="Reason">One of the words of <see cref="RefusalReasons"/>.</param>
/// <param name="Text">What exactly is wrong.</param>
/// <param name="IsForbidden">True when the client had no right to try; false when its data can never be used.</param>
public sealed record Refusal(string Reason, string Text, bool IsForbidden);

/// <summary>The words under which refusals are counted.</summary>
public static class RefusalReasons
{
    /// <summary>A frame that cannot be decoded.</summary>
    public const string MalformedFrame = "malformed-frame";

    /// <summary>An answer that cannot be decoded.</summary>
    public const string MalformedAnswer = "malformed-answer";

    /// <summary>A reading of another node than the one that sent it.</summary>
    public const string ForeignNode = "foreign-node";

    /// <summary>A topic that the client may not publish on.</summary>
    public const string Topic = "topic";

    /// <summary>A filter that the client may not subscribe.</summary>
    public const string Subscription = "subscription";

    /// <summary>A connection without a right to it.</summary>
    public const string Login = "login";

    /// <summary>The buffer is full of more important records.</summary>
    public const string Full = "full";

    /// <summary>The disk did not take it.</summary>
    public const string Disk = "disk";
}
