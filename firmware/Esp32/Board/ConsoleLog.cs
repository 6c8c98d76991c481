using System;
using EdgeNodes.Node;

namespace EdgeNodes.Esp32
{
    /// <summary>The serial console.</summary>
    public sealed class ConsoleLog : ILog
    {
        /// <inheritdoc/>
        public void Say(string line) => Console.WriteLine(line);
    }
}
