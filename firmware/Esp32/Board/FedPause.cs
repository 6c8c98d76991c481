using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>A pause outside of the node's loop: the watchdog must not take the wait for a technician for a hang.</summary>
    public sealed class FedPause : IPause
    {
        private readonly IPause pause;
        private readonly IClock clock;
        private readonly Watchdog watchdog;

        /// <param name="pause">The pause itself.</param>
        /// <param name="clock">The time.</param>
        /// <param name="watchdog">Fed before each pause.</param>
        public FedPause(IPause pause, IClock clock, Watchdog watchdog)
        {
            this.pause = pause;
            this.clock = clock;
            this.watchdog = watchdog;
        }

        /// <inheritdoc/>
        public void Pause(int milliseconds)
        {
            watchdog.Tick(clock.Milliseconds);
            pause.Pause(milliseconds);
        }

        /// <inheritdoc/>
        public void Wake() => pause.Wake();
    }
}
