namespace EdgeNodes.Contract.Commands
{
    /// <summary>What became of a command. Travels (2 bits): never renumber.</summary>
    public enum AnswerResult
    {
        /// <summary>Not an answer.</summary>
        None = 0,

        /// <summary>Carried out; the level is the state that it caused.</summary>
        Applied = 1,

        /// <summary>Its time to live ran out before the node had it.</summary>
        Expired = 2,

        /// <summary>Not carried out; the reason says why.</summary>
        Refused = 3,
    }
}
