namespace EdgeNodes.Node
{
    /// <summary>Whether a part of the node wants it to stay awake.</summary>
    public static class Attention
    {
        /// <summary>True while one of the duties does; now in milliseconds since boot.</summary>
        public static bool IsOn(NodeParts parts, long now)
        {
            for (int i = 0; i < parts.Duties.Length; i++)
            {
                if (parts.Duties[i] is IKeepsAwake busy && busy.NeedsAwake(now))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
