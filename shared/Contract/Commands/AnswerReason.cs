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

        /// <summary>Not for this kind of node.</summary>
        WrongKind = 3,

        /// <summary>The lamp's driver failed.</summary>
        LampFailure = 4,

        /// <summary>Too many commands are waiting.</summary>
        Busy = 5,

        /// <summary>A key is unknown, of another kind of node, or not to be changed from afar.</summary>
        UnknownSetting = 6,

        /// <summary>A value does not fit its key, or contradicts another one.</summary>
        BadSetting = 7,

        /// <summary>Storage refused the new settings; the old ones hold.</summary>
        NotStored = 8,

        /// <summary>This node has no part that could do it.</summary>
        Unsupported = 9,
    }
}
