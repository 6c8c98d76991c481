namespace EdgeNodes.Contract.Identity
{
    /// <summary>
    /// A node's id: the prefix of its kind and a number that is unique in the city, `aq-0007`. A frame names a node in two
    /// or three bytes, and any decoder prints the id without a table (docs/decisions/0003-identity.md).
    /// </summary>
    public readonly struct NodeId
    {
        /// <summary>The largest number: 20 bits.</summary>
        public const int MaxNumber = 0xFFFFF;

        /// <param name="kind">A known kind.</param>
        /// <param name="number">1 to <see cref="MaxNumber"/>.</param>
        public NodeId(NodeKind kind, int number)
        {
            Kind = kind;
            Number = number;
        }

        /// <summary>The kind; None for a default value.</summary>
        public NodeKind Kind { get; }

        /// <summary>The number, 1 to <see cref="MaxNumber"/>.</summary>
        public int Number { get; }

        /// <summary>False for default(NodeId) and for anything that no id text can name.</summary>
        public bool IsValid => NodeKinds.IsKnown(Kind) && Number >= 1 && Number <= MaxNumber;

        /// <summary>Equal kind and number.</summary>
        public bool Is(NodeId other) => Kind == other.Kind && Number == other.Number;

        /// <summary>Kind and number in one int: a key for tables.</summary>
        public int ToKey() => ((int)Kind << 20) | Number;

        /// <summary>The id of <see cref="ToKey"/>.</summary>
        public static NodeId FromKey(int key) => new NodeId((NodeKind)(key >> 20), key & MaxNumber);

        /// <summary>Reads `aq-0007`. On failure <paramref name="error"/> names the input and what an id looks like.</summary>
        public static bool TryParse(string? text, out NodeId id, out string error)
        {
            id = default;
            error = "";
            int dash = text == null ? -1 : text.IndexOf('-');
            if (text != null && dash == 2)
            {
                NodeKind kind = NodeKinds.ByPrefix(text.Substring(0, dash));
                int number = ParseNumber(text, dash + 1);
                // One text per id: `aq-7` and `aq-00007` would be second names for `aq-0007`.
                if (kind != NodeKind.None && number > 0 && new NodeId(kind, number).ToString() == text)
                {
                    id = new NodeId(kind, number);
                    return true;
                }
            }

            error = "'" + text + "' is no node id: write the prefix of a kind (aq, sm, wl, sl), a dash and a number of at least four digits, like aq-0007";
            return false;
        }

        /// <inheritdoc/>
        public override string ToString() => NodeKinds.PrefixOf(Kind) + "-" + Number.ToString().PadLeft(4, '0');

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is NodeId other && Is(other);

        /// <inheritdoc/>
        public override int GetHashCode() => ToKey();

        // Not int.TryParse: on the device a failed one leaves int.MinValue behind.
        private static int ParseNumber(string text, int start)
        {
            int number = 0;
            if (text.Length - start < 4 || text.Length - start > 7)
            {
                return 0;
            }

            for (int i = start; i < text.Length; i++)
            {
                char digit = text[i];
                if (digit < '0' || digit > '9')
                {
                    return 0;
                }

                number = (number * 10) + (digit - '0');
            }

            return number <= MaxNumber ? number : 0;
        }
    }
}
