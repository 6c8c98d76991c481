namespace Iot.Device.Bmxx80
{
    public enum Bme680HeaterProfile : byte
    {
        Profile1 = 0,
        Profile2 = 1,
        Profile3 = 2,
        Profile4 = 3,
        Profile5 = 4,
        Profile6 = 5,
        Profile7 = 6,
        Profile8 = 7,
        Profile9 = 8,
        Profile10 = 9,
    }

    /// <summary>Oversampling of one quantity.</summary>
    public enum Sampling : byte
    {
        Skipped = 0,
        UltraLowPower = 1,
        LowPower = 2,
        Standard = 3,
        HighResolution = 4,
        UltraHighResolution = 5,
    }
}

namespace Iot.Device.Bmxx80.FilteringMode
{
    public enum Bme680FilteringMode
    {
        C0 = 0,
        C1 = 1,
        C3 = 2,
        C7 = 3,
        C15 = 4,
        C31 = 5,
        C63 = 6,
        C127 = 7,
    }
}

namespace Iot.Device.Bmxx80.PowerMode
{
    public enum Bme680PowerMode : byte
    {
        Sleep = 0,
        Forced = 1,
    }
}
