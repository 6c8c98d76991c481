namespace EdgeNodes.Simulated.Energy;

/// <summary>The loads of a soil node: on a bare module with a thrifty regulator, and on the DevKit that one begins with.</summary>
public static class SoilNode
{
    private static readonly Load Module = new(
        "ESP32-WROOM-32E", 0.010, 50, 50, 130,
        "data sheet: deep sleep with RTC timer 10 uA, modem sleep at 240 MHz 30 to 68 mA, receiving 112 mA, sending 239 to 379 mA for moments");

    private static readonly Load[] Sensors =
    [
        new("capacitive probe", 0, 0, 5, 0, "SEN0193: 5 mA; its rail is off but for the sample"),
        new("DS18B20", 0, 0, 1.5, 0, "data sheet: 1.5 mA at most while converting"),
        new("SHT40", 0, 0, 0.5, 0, "data sheet: 500 uA at most, heater off"),
        new("battery divider", 0.0045, 0.0045, 0.0045, 0.0045, "4.2 V over 940 kOhm"),
        new("rail switch", 0.0005, 0.0083, 0.0083, 0.0083, "TPS22918 data sheet: 0.5 uA off, 8.3 uA on"),
        new("TPL5010", 0.0001, 0.0001, 0.0001, 0.0001, "data sheet: 35 nA at 2.5 V"),
    ];

    /// <summary>The module alone, behind an RT9080.</summary>
    public static IReadOnlyList<Load> OnModule { get; } =
        [Module, .. Sensors, new("RT9080", 0.002, 0.002, 0.002, 0.002, "data sheet: 2 uA at no load, 4 uA at most")];

    /// <summary>A DevKitC: its USB bridge, LED and regulator never sleep.</summary>
    public static IReadOnlyList<Load> OnDevKit { get; } =
        [Module, .. Sensors, new("DevKitC around the module", 10, 10, 10, 10, "assumed: AMS1117 5 mA, USB bridge and power LED 5 mA; measure yours")];
}
