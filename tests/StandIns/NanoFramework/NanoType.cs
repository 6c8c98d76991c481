namespace EdgeNodes.StandIns.Tests.NanoFramework;

/// <summary>One type of an API list.</summary>
internal sealed record NanoType(string Head, IReadOnlyCollection<string> Members)
{
    internal string Name { get; } = NameOf(Head);

    /// <summary>What the stand-in offers and the real type does not: the stand-in may offer less, never more or other.</summary>
    internal IEnumerable<string> NotIn(NanoType real)
    {
        if (!Covers(real.Head, Head))
        {
            yield return $"{Head} is really {real.Head}";
        }

        foreach (var member in Members.Where(m => !real.Members.Any(r => Covers(r, m))))
        {
            yield return $"{Name}: {member}";
        }
    }

    // A property may leave out its setter, a class one of its interfaces.
    private static bool Covers(string real, string standIn)
    {
        if (real == standIn)
        {
            return true;
        }

        if (standIn.EndsWith(" { get; }", StringComparison.Ordinal))
        {
            return real == standIn[..^2] + " set; }";
        }

        var parents = real.IndexOf(" : ", StringComparison.Ordinal);
        return parents > 0
            && standIn.Split(" : ")[0] == real[..parents]
            && standIn.Split(" : ") is [_, .. var own]
            && own.SelectMany(p => p.Split(", ")).All(real[(parents + 3)..].Split(", ").Contains);
    }

    private static string NameOf(string head)
    {
        var text = head.Split(" : ")[0];
        return text.Contains('(', StringComparison.Ordinal) ? text[..text.IndexOf('(', StringComparison.Ordinal)].Split(' ')[^1] : text.Split(' ')[^1];
    }
}
