namespace EdgeNodes.Node
{
    /// <summary>Texts of <c>key=value</c> lines, as commands and the console bring them.</summary>
    public static class SettingLines
    {
        /// <summary>
        /// The lines of <paramref name="text"/> with those of <paramref name="newer"/> put in: a key that stands in both takes the newer
        /// value. Neither has comments.
        /// </summary>
        public static string Merge(string text, string newer)
        {
            string[] added = newer.Split('\n');
            string merged = "";
            string[] old = text.Split('\n');
            for (int i = 0; i < old.Length; i++)
            {
                string key = KeyOf(old[i]);
                if (key.Length > 0 && Find(added, key) < 0)
                {
                    merged += old[i] + "\n";
                }
            }

            for (int i = 0; i < added.Length; i++)
            {
                if (added[i].Trim().Length > 0)
                {
                    merged += added[i].Trim() + "\n";
                }
            }

            return merged;
        }

        /// <summary>The key of a line; empty if it has none.</summary>
        public static string KeyOf(string line)
        {
            int equals = line.IndexOf('=');
            return equals < 1 ? "" : line.Substring(0, equals).Trim();
        }

        /// <summary>True if a command from afar may set every key of these lines on that kind of node.</summary>
        public static bool AreRemote(string text, Contract.Identity.NodeKind kind)
        {
            string[] lines = text.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].Trim().Length == 0)
                {
                    continue;
                }

                int index = SettingKeys.IndexOf(KeyOf(lines[i]));
                if (index < 0 || SettingKeys.At(index).IsLocal
                    || (SettingKeys.At(index).Kind != Contract.Identity.NodeKind.None && SettingKeys.At(index).Kind != kind))
                {
                    return false;
                }
            }

            return true;
        }

        private static int Find(string[] lines, string key)
        {
            for (int i = 0; i < lines.Length; i++)
            {
                if (KeyOf(lines[i]) == key)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
