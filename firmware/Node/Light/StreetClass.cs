namespace EdgeNodes.Node
{
    /// <summary>
    /// Lighting classes of streets with what they ask for: M in cd/m2, C and P in lx (EN 13201-2; the values are to be checked against
    /// the standard's text, which this project does not hold). Dimming is a change of class: CEN/TR 13201-1.
    /// </summary>
    public static class StreetClass
    {
        private const string Names = "M1 M2 M3 M4 M5 M6 C0 C1 C2 C3 C4 C5 P1 P2 P3 P4 P5 P6 ";

        // In hundredths.
        private static readonly int[] Values =
        {
            200, 150, 100, 75, 50, 30, 5000, 3000, 2000, 1500, 1000, 750, 1500, 1000, 750, 500, 300, 200,
        };

        /// <summary>Index of a class's name, -1 if there is none.</summary>
        public static int IndexOf(string name)
        {
            int at = name.Length == 2 ? Names.IndexOf(name + " ") : -1;
            return at < 0 ? -1 : at / 3;
        }

        /// <summary>
        /// Steps of 0.5 % that bring an installation of one class down to another one, rounded up. -1 if they do not compare (another
        /// letter) or if the installation is too weak.
        /// </summary>
        public static int Steps(int wanted, int installed)
        {
            if (wanted / 6 != installed / 6 || Values[wanted] > Values[installed])
            {
                return -1;
            }

            // Values are at least 30: no division by zero.
            return ((Values[wanted] * 200) + Values[installed] - 1) / Values[installed];
        }
    }
}
