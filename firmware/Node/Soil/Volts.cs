namespace EdgeNodes.Node
{
    /// <summary>Counts of a converter as a voltage.</summary>
    public static class Volts
    {
        /// <summary>Microvolts; 0 for a converter without a scale.</summary>
        public static int Micro(int counts, IAnalogInput input) =>
            input.CountsFullScale < 1 ? 0 : (int)((long)counts * input.MicrovoltsFullScale / input.CountsFullScale);

        /// <summary>Volts with two decimals, for people.</summary>
        public static string Text(int microvolts)
        {
            int hundredths = (microvolts + 5000) / 10000;
            return (hundredths / 100).ToString() + "." + (hundredths / 10 % 10).ToString() + (hundredths % 10).ToString() + " V";
        }
    }
}
