namespace EdgeNodes.Node
{
    /// <summary>What a word on the console does.</summary>
    public delegate void ConsoleAction(string argument, ILog reply);

    /// <summary>A console command that is one method.</summary>
    public sealed class ConsoleVerb : IConsoleCommand
    {
        private readonly ConsoleAction action;

        /// <param name="name">The word that is typed.</param>
        /// <param name="help">What it does, a few words.</param>
        /// <param name="action">Does it.</param>
        public ConsoleVerb(string name, string help, ConsoleAction action)
        {
            Name = name;
            Help = help;
            this.action = action;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public string Help { get; }

        /// <inheritdoc/>
        public void Run(string argument, ILog reply) => action(argument, reply);
    }
}
