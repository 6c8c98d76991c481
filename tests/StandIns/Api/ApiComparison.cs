namespace EdgeNodes.StandIns.Tests.Api;

/// <summary>What a program could use of a stand-in and would then miss in the real package.</summary>
internal static class ApiComparison
{
    public static List<string> Extra(Dictionary<string, ApiType> standIn, Dictionary<string, ApiType> real)
    {
        var extra = new List<string>();
        foreach (var (name, offered) in standIn.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            if (!real.TryGetValue(name, out var listed))
            {
                extra.Add($"{name}: the type");
                continue;
            }

            if (offered.Declaration != listed.Declaration)
            {
                extra.Add($"{name}: is '{offered.Declaration}', not '{listed.Declaration}'");
            }

            extra.AddRange(offered.Bases.Except(listed.Bases).Select(parent => $"{name}: the base {parent}"));
            extra.AddRange(offered.Members.SelectMany(member => Extra(name, member.Key, member.Value, listed)));
        }

        return extra;
    }

    static IEnumerable<string> Extra(string type, string member, HashSet<string> accessors, ApiType listed)
    {
        if (!listed.Members.TryGetValue(member, out var allowed))
        {
            return [$"{type}: {member}"];
        }

        // Whoever may set a property at any time may also set it in an initializer.
        return accessors.Where(a => !allowed.Contains(a) && !(a == "init" && allowed.Contains("set"))).Select(a => $"{type}: {member} {{ {a}; }}");
    }
}
