namespace EdgeNodes.Node
{
    /// <summary>An alarm that begins when its condition has held for a time, and ends when the opposite is plain.</summary>
    public sealed class HeldAlarm
    {
        private readonly long hold;
        private long since = -1;

        /// <param name="hold">Milliseconds that the condition must hold for.</param>
        public HeldAlarm(long hold)
        {
            this.hold = hold;
        }

        /// <summary>True while it is on.</summary>
        public bool IsOn { get; private set; }

        /// <summary>Takes a look; between raise and clear nothing changes. Now in milliseconds since boot.</summary>
        public void Look(bool raise, bool clear, long now)
        {
            since = raise ? (since < 0 ? now : since) : -1;
            IsOn = (IsOn && !clear) || (raise && now - since > hold);
        }
    }
}
