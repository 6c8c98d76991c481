namespace EdgeNodes.Node
{
    /// <summary>What a link tells its node, from the link's own threads.</summary>
    public interface ILinkListener
    {
        /// <summary>The gateway holds the message of that number.</summary>
        void OnAcknowledged(int number);

        /// <summary>A command arrived.</summary>
        void OnCommand(byte[] payload);

        /// <summary>The link's state changed.</summary>
        void OnStateChanged();
    }
}
