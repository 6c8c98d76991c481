namespace EdgeNodes.Node
{
    /// <summary>The way to the gateway. None of its calls blocks: a hanging radio must not stop a lamp or a sample.</summary>
    public interface ILink
    {
        /// <summary>Down, Connecting or Up.</summary>
        LinkState State { get; }

        /// <summary>Why the last attempt or connection ended; empty if none did.</summary>
        string Trouble { get; }

        /// <summary>True when an attempt neither works nor ends, again and again: only a restart of the board helps.</summary>
        bool IsHung { get; }

        /// <summary>Begins an attempt; what comes of it shows in <see cref="State"/>.</summary>
        void Connect(ILinkListener listener);

        /// <summary>
        /// Sends with QoS 1. Returns a number that <see cref="ILinkListener.OnAcknowledged"/> will bring back, unique over
        /// all connections of this boot; 0 if the message was not taken.
        /// </summary>
        int Publish(string topic, byte[] payload);

        /// <summary>Ends the attempt or connection.</summary>
        void Close();
    }
}
