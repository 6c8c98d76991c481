using UnitsNet;

namespace Iot.Device.Bmxx80;

/// <summary>Height by the barometric formula of the standard atmosphere (ISO 2533): 0.0065 K/m, exponent 5.255.</summary>
internal static class Altitude
{
    private const double KelvinPerMeter = 0.0065;
    private const double StandardKelvin = 288.15;

    internal static double Meters(Pressure here, Pressure atSeaLevel, Temperature temperatureHere)
    {
        double part = (1 - Math.Pow(here.Pascals / atSeaLevel.Pascals, 1 / 5.255)) / KelvinPerMeter;

        // The formula wants the temperature at sea level: guess the height with the standard one, walk down that far.
        double guess = part * StandardKelvin;
        return part * (temperatureHere.Kelvins + (KelvinPerMeter * guess));
    }
}
