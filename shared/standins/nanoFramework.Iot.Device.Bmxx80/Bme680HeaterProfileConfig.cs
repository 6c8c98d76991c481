using UnitsNet;

namespace Iot.Device.Bmxx80;

/// <summary>What was written into the registers of a heater profile.</summary>
public class Bme680HeaterProfileConfig
{
    public Bme680HeaterProfileConfig(Bme680HeaterProfile profile, ushort heaterResistance, Duration heaterDuration)
    {
        HeaterProfile = profile;
        HeaterResistance = heaterResistance;
        HeaterDuration = heaterDuration;
    }

    public Bme680HeaterProfile HeaterProfile { get; set; }

    public ushort HeaterResistance { get; set; }

    public Duration HeaterDuration { get; set; }
}
