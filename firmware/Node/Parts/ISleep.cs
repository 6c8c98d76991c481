namespace EdgeNodes.Node
{
    /// <summary>Deep sleep: everything but a timer is off, and the program begins anew when it wakes the board.</summary>
    public interface ISleep
    {
        /// <summary>True if the timer of a deep sleep began this run of the program: no power-on, no crash.</summary>
        bool WokeByTimer { get; }

        /// <summary>Sleeps for so many milliseconds. Does not return on a board; if it does, the board refused.</summary>
        void Begin(long milliseconds);
    }
}
