namespace EdgeNodes.Node
{
    /// <summary>Where a run of the program begins: a new boot, or on where a sleep interrupted the last one.</summary>
    public static class Beginning
    {
        /// <summary>The number of the boot, and the sequence number of its next reading.</summary>
        public static ushort Find(NodeParts parts, NodeSettings settings, Outbox outbox, Sleeper? sleeper, out uint sequence)
        {
            OutboxRecord newest = new OutboxRecord();
            bool any = outbox.TryReadNewest(newest);
            ushort boot;
            if (sleeper != null && sleeper.IsResumed)
            {
                boot = sleeper.Boot;
                sequence = sleeper.Sequence;
            }
            else
            {
                boot = Count(parts, settings, any ? newest.Reading.Boot : 0);
                sequence = any && newest.Reading.Boot == boot ? newest.Reading.Sequence + 1 : 0;
            }

            // What was kept over a sleep says more than the newest reading.
            bool isKept = sleeper != null && sleeper.IsResumed && parts.Continues is IKeeps;
            if (any && parts.Continues != null && !isKept)
            {
                parts.Continues.ContinueFrom(newest.Reading);
            }

            return boot;
        }

        private static ushort Count(NodeParts parts, NodeSettings settings, int newest)
        {
            if (!new BootCounter(parts.Storage).TryCount(newest, settings.FirstBoot, out ushort boot))
            {
                parts.Log.Say("storage refused the boot counter: check or replace the board");
            }

            return boot;
        }
    }
}
