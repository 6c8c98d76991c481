using System.Threading;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>A pause that an event ends early.</summary>
    public sealed class EventPause : IPause
    {
        private readonly AutoResetEvent wake = new AutoResetEvent(false);

        /// <inheritdoc/>
        public void Pause(int milliseconds) => wake.WaitOne(milliseconds, false);

        /// <inheritdoc/>
        public void Wake() => wake.Set();
    }
}
