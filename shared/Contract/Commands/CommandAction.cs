namespace EdgeNodes.Contract.Commands
{
    /// <summary>What a command asks for. Travels (4 bits): never renumber.</summary>
    public enum CommandAction
    {
        /// <summary>None; a later version's.</summary>
        None = 0,

        /// <summary>Drive the lamp at a level until the time to live ends.</summary>
        Dim = 1,

        /// <summary>Show which node this is: blink until the time to live ends.</summary>
        Identify = 2,

        /// <summary>Change settings for good.</summary>
        Settings = 3,

        /// <summary>Drive the lamp at this level at least, until the time to live ends: somebody comes. Never darkens.</summary>
        Raise = 4,
    }
}
