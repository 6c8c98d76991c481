namespace EdgeNodes.Gateway.Tests.Hat;

/// <summary>What every message to an operator has to be.</summary>
internal static class Sentence
{
    /// <summary>One line, one full stop, at its end; and it holds each of these.</summary>
    public static void Is(string? text, params string[] parts)
    {
        Assert.NotNull(text);
        Assert.DoesNotContain('\n', text);
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", text, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }
}
