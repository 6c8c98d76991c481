namespace EdgeNodes.Node
{
    /// <summary>The middle of a few measurements: one spike costs nothing.</summary>
    public static class Median
    {
        /// <summary>Sorts the first <paramref name="count"/> values in place and returns the middle one; count is at least 1.</summary>
        public static int Of(int[] values, int count)
        {
            for (int i = 1; i < count; i++)
            {
                int value = values[i];
                int at = i;
                while (at > 0 && values[at - 1] > value)
                {
                    values[at] = values[at - 1];
                    at--;
                }

                values[at] = value;
            }

            return values[count / 2];
        }

        /// <summary>From the lower to the upper quarter of the first <paramref name="count"/> values, which <see cref="Of"/> has sorted.</summary>
        public static int Spread(int[] values, int count) => values[(count - 1) * 3 / 4] - values[(count - 1) / 4];
    }
}
