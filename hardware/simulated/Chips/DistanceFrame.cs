namespace EdgeNodes.Simulated.Chips;

/// <summary>The frame of many ultrasonic sensors: FF, millimetres high byte first, low byte of the sum of the three.</summary>
internal static class DistanceFrame
{
    /// <param name="millimetres">Rounded, and cut off at what two bytes hold.</param>
    /// <param name="sumOff">Added to the sum: a damaged frame, or a clone that sums up otherwise.</param>
    internal static byte[] Of(double millimetres, int sumOff)
    {
        var mm = (int)Math.Round(Math.Clamp(millimetres, 0, ushort.MaxValue), MidpointRounding.AwayFromZero);
        var high = (byte)(mm >> 8);
        var low = (byte)mm;
        return [0xFF, high, low, unchecked((byte)(0xFF + high + low + sumOff))];
    }
}
