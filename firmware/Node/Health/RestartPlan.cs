namespace EdgeNodes.Node
{
    /// <summary>A restart that the node wants: at once when nothing is left to be said, and after a bounded wait in any case.</summary>
    public sealed class RestartPlan
    {
        /// <summary>How long a restart waits for answers to be acknowledged, ms.</summary>
        public const int Patience = 30000;

        private long latest;

        /// <summary>The reason; Unknown: no restart is planned.</summary>
        public BootReason Reason { get; private set; }

        /// <summary>True if there is a plan.</summary>
        public bool IsMade => Reason != BootReason.Unknown;

        /// <summary>Plans a restart; the first reason stands.</summary>
        public void Make(BootReason reason, long now)
        {
            if (!IsMade)
            {
                Reason = reason;
                latest = now + Patience;
            }
        }

        /// <summary>True when it is time. <paramref name="settled"/>: no answer waits for its acknowledgement.</summary>
        public bool IsDue(bool settled, long now) => IsMade && (settled || now >= latest);

        /// <summary>Milliseconds until it is due in any case.</summary>
        public long Wait(long now) => !IsMade ? long.MaxValue : latest > now ? latest - now : 0;
    }
}
