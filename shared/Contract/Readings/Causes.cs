namespace EdgeNodes.Contract.Readings
{
    /// <summary>Quantity `cause`: part * 16 + cause.</summary>
    public static class Causes
    {
        /// <summary>As it travels.</summary>
        public static int Pack(Part part, Cause cause) => ((int)part * 16) + (int)cause;

        /// <summary>The part of a packed cause.</summary>
        public static Part PartOf(int packed) => (Part)(packed >> 4);

        /// <summary>The cause of a packed cause.</summary>
        public static Cause CauseOf(int packed) => (Cause)(packed & 15);

        /// <summary>True for a cause that makes a value doubtful without taking it away.</summary>
        public static bool IsDoubt(Cause cause) =>
            cause == Cause.WarmingUp || cause == Cause.Frozen || cause == Cause.Humid || cause == Cause.DeadZone
            || cause == Cause.EchoLost || cause == Cause.NotCalibrated || cause == Cause.Implausible;
    }
}
