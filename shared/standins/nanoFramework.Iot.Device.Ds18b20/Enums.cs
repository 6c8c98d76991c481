namespace Iot.Device.Ds18b20;

public enum FunctionCommands : byte
{
    RecallAlarmTriggerValues = 184,
    ConvertTemperature = 68,
    CopyScratchpad = 72,
    WriteScratchpad = 78,
    ReadScratchpad = 190,
    ReadPowerSupply = 180,
}

public enum RomCommands : byte
{
    FamilyCode = 40,
    Match = 85,
    Skip = 204,
}

public enum TemperatureResolution : byte
{
    VeryLow = 0,
    Low = 1,
    High = 2,
    VeryHigh = 3,
}
