namespace EdgeNodes.Node
{
    /// <summary>Brings the link up and keeps it so: time-out on each attempt, back-off between them.</summary>
    public sealed class LinkKeeper
    {
        private const int ConnectTimeout = 60000;

        // A connection that is accepted and kicked again at once must not reset the back-off.
        private const int StableAfter = 30000;

        private readonly ILink link;
        private readonly ILinkListener listener;
        private readonly ILog log;
        private readonly Backoff backoff;
        private LinkState known;
        private long since;
        private long retryAt;

        /// <param name="link">The link to keep.</param>
        /// <param name="listener">Who hears from it.</param>
        /// <param name="log">Told of changes.</param>
        /// <param name="backoff">The waits.</param>
        public LinkKeeper(ILink link, ILinkListener listener, ILog log, Backoff backoff)
        {
            this.link = link;
            this.listener = listener;
            this.log = log;
            this.backoff = backoff;
        }

        /// <summary>True while messages can be sent.</summary>
        public bool IsUp => known == LinkState.Up;

        /// <summary>True while a connection has stood for so long that it is no accident.</summary>
        public bool IsStable(long now) => IsUp && now - since > StableAfter;

        /// <summary>Does what is due. True if a connection ended: what was under way is to be sent again.</summary>
        public bool Tend(long now)
        {
            LinkState state = link.State;
            bool lost = false;
            if (state != known)
            {
                lost = known == LinkState.Up;
                Note(state, now);
            }

            if (state == LinkState.Connecting && now - since > ConnectTimeout)
            {
                link.Close();
                Note(link.State, now);
            }
            else if (state == LinkState.Up && IsStable(now))
            {
                backoff.Reset();
            }

            if (known == LinkState.Down && now >= retryAt)
            {
                link.Connect(listener);
                // Down again already: an attempt that fails at once waits like any other.
                Note(link.State, now);
            }

            return lost;
        }

        /// <summary>Milliseconds until there is something to do without a call from the link.</summary>
        public long Wait(long now)
        {
            long until = known == LinkState.Down ? retryAt : known == LinkState.Connecting ? since + ConnectTimeout + 1 : now + StableAfter;
            return until > now ? until - now : 0;
        }

        /// <summary>Gives the connection up: it is there, but nothing comes back on it.</summary>
        public void GiveUp(string cause, long now)
        {
            log.Say("link to the gateway given up: " + cause);
            link.Close();
            Note(link.State, now);
        }

        private void Note(LinkState state, long now)
        {
            if (state == LinkState.Up)
            {
                log.Say("link to the gateway is up");
            }
            else if (state == LinkState.Down)
            {
                retryAt = now + backoff.Next();
                log.Say("no link to the gateway: " + link.Trouble + "; next attempt in " + (retryAt - now).ToString() + " ms");
            }

            known = state;
            since = now;
        }
    }
}
