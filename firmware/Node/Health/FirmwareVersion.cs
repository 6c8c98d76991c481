namespace EdgeNodes.Node
{
    /// <summary>The version of this firmware: the one place; a test holds it against the project's.</summary>
    public static class FirmwareVersion
    {
        /// <summary>For people.</summary>
        public const string Text = "0.1.0";

        /// <summary>As quantity firmware tells it: major * 10000 + minor * 100 + patch.</summary>
        public const int Number = 100;
    }
}
