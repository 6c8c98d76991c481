namespace EdgeNodes.Node
{
    /// <summary>Whole numbers without a sign. Not int.TryParse: on the device a failed one leaves int.MinValue behind.</summary>
    internal static class Digits
    {
        /// <summary>The number; -1 for anything but 1 to <paramref name="most"/> digits.</summary>
        internal static int Parse(string text, int most)
        {
            if (text.Length == 0 || text.Length > most)
            {
                return -1;
            }

            int number = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return -1;
                }

                number = (number * 10) + (text[i] - '0');
            }

            return number;
        }
    }
}
