namespace EdgeNodes.Node
{
    /// <summary>
    /// Who wants more light, and until when: the lamp's own presence input and neighbours that see somebody come. The highest
    /// wish that is alive counts; when there are more than fit, one is raised or prolonged rather than dropped.
    /// </summary>
    public sealed class Raises
    {
        private const int Count = 4;

        private readonly int[] levels = new int[Count];
        private readonly long[] ends = new long[Count];

        /// <summary>Adds a wish; levels are steps of 0.5 %.</summary>
        public void Add(int levelSteps, long end, long now)
        {
            int slot = 0;
            for (int i = 0; i < Count; i++)
            {
                if (ends[i] <= now || (levels[i] == levelSteps && ends[i] <= end))
                {
                    levels[i] = levelSteps;
                    ends[i] = end;
                    return;
                }

                slot = levels[i] < levels[slot] ? i : slot;
            }

            levels[slot] = levelSteps > levels[slot] ? levelSteps : levels[slot];
            ends[slot] = end > ends[slot] ? end : ends[slot];
        }

        /// <summary>The highest level that is wished for now; 0 for none.</summary>
        public int Level(long now)
        {
            int highest = 0;
            for (int i = 0; i < Count; i++)
            {
                highest = ends[i] > now && levels[i] > highest ? levels[i] : highest;
            }

            return highest;
        }

        /// <summary>Milliseconds until the next wish ends; long.MaxValue for none.</summary>
        public long Wait(long now)
        {
            long shortest = long.MaxValue;
            for (int i = 0; i < Count; i++)
            {
                shortest = ends[i] > now && ends[i] - now < shortest ? ends[i] - now : shortest;
            }

            return shortest;
        }
    }
}
