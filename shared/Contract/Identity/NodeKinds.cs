namespace EdgeNodes.Contract.Identity
{
    /// <summary>Names and id prefixes of the kinds. A new kind is one row here and one in <c>KindQuantities</c>.</summary>
    public static class NodeKinds
    {
        private static readonly string[] Names = { "", "air-quality", "soil-moisture", "water-level", "streetlight" };
        private static readonly string[] Prefixes = { "", "aq", "sm", "wl", "sl" };

        /// <summary>Number of kinds; they are numbered 1 to Count.</summary>
        public static int Count => Names.Length - 1;

        /// <summary>True for a kind of the table.</summary>
        public static bool IsKnown(NodeKind kind) => kind > NodeKind.None && (int)kind < Names.Length;

        /// <summary>`air-quality` and so on; empty for an unknown kind.</summary>
        public static string NameOf(NodeKind kind) => IsKnown(kind) ? Names[(int)kind] : "";

        /// <summary>`aq` and so on; empty for an unknown kind.</summary>
        public static string PrefixOf(NodeKind kind) => IsKnown(kind) ? Prefixes[(int)kind] : "";

        /// <summary>The kind of that name, or <see cref="NodeKind.None"/>.</summary>
        public static NodeKind ByName(string? name) => Find(Names, name);

        /// <summary>The kind of that id prefix, or <see cref="NodeKind.None"/>.</summary>
        public static NodeKind ByPrefix(string? prefix) => Find(Prefixes, prefix);

        private static NodeKind Find(string[] words, string? word)
        {
            for (int i = 1; i < words.Length; i++)
            {
                if (words[i] == word)
                {
                    return (NodeKind)i;
                }
            }

            return NodeKind.None;
        }
    }
}
