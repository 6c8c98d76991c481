namespace EdgeNodes.Node
{
    /// <summary>How a node rests between two things to do. On a board it is where the power cut is noticed: it throws then.</summary>
    public interface IPause
    {
        /// <summary>Rests for at most that time, or until <see cref="Wake"/>.</summary>
        void Pause(int milliseconds);

        /// <summary>Ends the pause, or the next one if none is under way. Called from any thread.</summary>
        void Wake();
    }
}
