using System;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>Jitter. Nothing secret hangs on it.</summary>
    public sealed class Chance : IRandom
    {
#pragma warning disable CA5394 // jitter, no secret
        private readonly Random random = new Random();

        /// <inheritdoc/>
        public int Next(int below) => random.Next(below);
#pragma warning restore CA5394
    }
}
