namespace EdgeNodes.Air;

/// <summary>
/// Takes the water off particulate matter that an optical sensor counted: PM_dry = PM / C, C = 1 + (kappa / 1.65) / (100 / RH - 1)
/// (kappa-Koehler theory after Petters and Kreidenweis 2007; Di Antonio et al. 2018 for low-cost sensors). The relative humidity is the
/// ambient one, not that of a warm case.
/// </summary>
public static class KappaKoehler
{
    /// <summary>Middle of what is found for European aerosol, 0.3 to 0.4.</summary>
    public const double Kappa = 0.35;

    /// <summary>Name of the correction with that kappa, as it stands beside a corrected value.</summary>
    public const string Method = "kappa-koehler-0.35";

    /// <summary>Above this relative humidity in % the factor grows without bound: there is no corrected value.</summary>
    public const double MostHumidity = 95;

    // Density of the dry particles, g/cm3.
    private const double Density = 1.65;

    /// <summary>By how much the mass has grown at a relative humidity in %; 0 to 100 without its end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The humidity is none, or 100 % and more.</exception>
    public static double Growth(double percent, double kappa = Kappa)
    {
        if (!(percent is >= 0 and < 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "a relative humidity is from 0 to below 100 %: droplets have no dry mass");
        }

        return percent == 0 ? 1 : 1 + (kappa / Density / ((100 / percent) - 1));
    }

    /// <summary>The dry mass in ug/m3 of a measured one; false above <see cref="MostHumidity"/> and for what is no measurement.</summary>
    public static bool TryDry(double pm, double percent, out double dry)
    {
        dry = 0;
        if (!double.IsFinite(pm) || pm < 0 || !(percent is >= 0 and <= MostHumidity))
        {
            return false;
        }

        dry = pm / Growth(percent);
        return true;
    }
}
