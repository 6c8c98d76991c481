namespace EdgeNodes.Contract.Commands
{
    /// <summary>Why a command was refused. Travels (6 bits): never renumber.</summary>
    public enum AnswerReason
    {
        /// <summary>It was not.</summary>
        None = 0,

        /// <summary>The command could not be read.</summary>
        Malformed = 1,

        /// <summary>The gateway knows no such node.</summary>
        UnknownNode = 2,

        /// <summary>The node is no streetlight.</summary>
        WrongKind = 3,

        /// <summary>The lamp's driver failed.</summary>
        LampFailure = 4,

        /// <summary>Too many commands are waiting.</summary>
        Busy = 5,
    }
}
