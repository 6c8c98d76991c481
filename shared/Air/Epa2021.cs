namespace EdgeNodes.Air;

/// <summary>
/// The US-wide correction of PM2.5 from Plantower sensors (EPA fire and smoke map 2021, Barkjohn et al. 2021 and its extension; as in
/// AirGradient's firmware). Fitted to North American air with the sensor's raw values: optional here, not the default.
/// </summary>
public static class Epa2021
{
    /// <summary>Name of the correction.</summary>
    public const string Method = "epa-2021";

    /// <summary>Corrected PM2.5 in ug/m3 from the "atmospheric" value in ug/m3 and the relative humidity in %; 0 stays 0, never below 0.</summary>
    public static double Correct(double pm, double percent)
    {
        if (!(pm > 0))
        {
            return 0;
        }

        var h = double.IsNaN(percent) ? 0 : Math.Clamp(percent, 0, 100);
        var corrected = pm switch
        {
            < 30 => (0.524 * pm) - (0.0862 * h) + 5.75,
            < 50 => (Blend(0.524, 0.786, (pm / 20) - 1.5) * pm) - (0.0862 * h) + 5.75,
            < 210 => (0.786 * pm) - (0.0862 * h) + 5.75,
            < 260 => Upper(pm, h, (pm / 50) - 4.2),
            _ => 2.966 + (0.69 * pm) + (8.84e-4 * pm * pm),
        };
        return Math.Max(0, corrected);
    }

    private static double Upper(double pm, double h, double part) =>
        (Blend(0.786, 0.69, part) * pm) - (0.0862 * h * (1 - part)) + Blend(5.75, 2.966, part) + (8.84e-4 * pm * pm * part);

    private static double Blend(double from, double to, double part) => (from * (1 - part)) + (to * part);
}
