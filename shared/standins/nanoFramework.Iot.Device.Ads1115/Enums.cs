namespace Iot.Device.Ads1115;

/// <summary>Conversions per second; the numbers are the register's (SBAS444, table 8).</summary>
public enum DataRate
{
    SPS008 = 0,
    SPS016 = 1,
    SPS032 = 2,
    SPS064 = 3,
    SPS128 = 4,
    SPS250 = 5,
    SPS475 = 6,
    SPS860 = 7,
}

/// <summary>Converts all the time, or once when told.</summary>
public enum DeviceMode
{
    Continuous = 0,
    PowerDown = 1,
}

/// <summary>7-bit address by what the ADDR pin is wired to.</summary>
public enum I2cAddress
{
    GND = 72,
    VCC = 73,
    SDA = 74,
    SCL = 75,
}

/// <summary>Which inputs are compared; a single one is measured against ground.</summary>
public enum InputMultiplexer
{
    AIN0 = 4,
    AIN1 = 5,
    AIN2 = 6,
    AIN3 = 7,
    AIN0_AIN1 = 0,
    AIN0_AIN3 = 1,
    AIN1_AIN3 = 2,
    AIN2_AIN3 = 3,
}

/// <summary>Full scale in millivolts.</summary>
public enum MeasuringRange
{
    FS6144 = 0,
    FS4096 = 1,
    FS2048 = 2,
    FS1024 = 3,
    FS0512 = 4,
    FS0256 = 5,
}
