namespace EdgeNodes.Contract.Readings
{
    /// <summary>
    /// The bits of quantity `lamp_state`, named after the resources of uCIFI object 3416 (OMA LwM2M registry, version 2.0). Travel
    /// (8 bits): never renumber.
    /// </summary>
    public static class LampStates
    {
        /// <summary>5: on, and it draws too little, or its gear says so.</summary>
        public const int LampFailure = 1;

        /// <summary>7: the gear failed, or does not take what it is told.</summary>
        public const int GearFailure = 2;

        /// <summary>9: off, and the relay does not open.</summary>
        public const int RelayFailure = 4;

        /// <summary>10: off, and it burns.</summary>
        public const int DayBurner = 8;

        /// <summary>11: it goes out and on by itself.</summary>
        public const int CyclingFailure = 16;

        /// <summary>12: the gear does not answer on its bus.</summary>
        public const int DaliFailure = 32;

        private static readonly string[] Names =
        {
            "lamp-failure", "control-gear-failure", "relay-failure", "day-burner", "cycling-failure", "dali-communication-failure",
        };

        /// <summary>How many have a word.</summary>
        public static int Count => Names.Length;

        /// <summary>The word of a bit below <see cref="Count"/>.</summary>
        public static string NameOf(int bit) => Names[bit];
    }
}
