using EdgeNodes.Node;
using nanoFramework.Runtime.Native;

namespace EdgeNodes.Esp32
{
    /// <summary>The chip's reset.</summary>
    public sealed class Restarts : IRestarts
    {
        /// <inheritdoc/>
        public void Restart() => Power.RebootDevice();
    }
}
