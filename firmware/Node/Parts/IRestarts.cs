namespace EdgeNodes.Node
{
    /// <summary>Starts the board anew.</summary>
    public interface IRestarts
    {
        /// <summary>The board restarts under the caller: does not return.</summary>
        void Restart();
    }
}
