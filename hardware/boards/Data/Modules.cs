namespace EdgeNodes.Boards;

/// <summary>A module with its pins in the order in which they are seen from above.</summary>
/// <param name="Name">What is printed on the box.</param>
/// <param name="Orientation">How to hold it.</param>
/// <param name="Left">From top to bottom.</param>
/// <param name="Right">From top to bottom.</param>
public sealed record Module(string Name, LocalText Orientation, IReadOnlyList<string> Left, IReadOnlyList<string> Right)
{
    /// <summary>Whether it is an ESP32, with an ESP32's rules.</summary>
    public bool IsEsp32 => Name.StartsWith("ESP32", StringComparison.Ordinal);

    /// <summary>The number of a header pin: 1 to 19 in each row of the ESP32 board, from the antenna, 1 to 40 on the Pi.</summary>
    public string NumberOf(Side side, int index) => IsEsp32
        ? (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : ((2 * index) + (side == Side.Left ? 1 : 2)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The modules that boards are built on.</summary>
public static class Modules
{
    // ESP32-DevKitC V4, header blocks J2 and J3:
    // https://docs.espressif.com/projects/esp-dev-kits/en/latest/esp32/esp32-devkitc/user_guide.html
    private static readonly Module DevKitC = new(
        "ESP32-DevKitC-32E",
        new LocalText("Antenne oben, USB unten", "antenna up, USB down"),
        ["3V3", "EN", "GPIO36", "GPIO39", "GPIO34", "GPIO35", "GPIO32", "GPIO33", "GPIO25", "GPIO26", "GPIO27", "GPIO14", "GPIO12",
            "GND", "GPIO13", "GPIO9", "GPIO10", "GPIO11", "5V"],
        ["GND", "GPIO23", "GPIO22", "GPIO1", "GPIO3", "GPIO21", "GND", "GPIO19", "GPIO18", "GPIO5", "GPIO17", "GPIO16", "GPIO4",
            "GPIO0", "GPIO2", "GPIO15", "GPIO8", "GPIO7", "GPIO6"]);

    // Raspberry Pi 4 Model B and 5, 40-pin header: https://www.raspberrypi.com/documentation/computers/raspberry-pi.html#gpio
    private static readonly Module RaspberryPi = new(
        "Raspberry Pi 4 / 5",
        new LocalText("Pin 1 oben, USB unten", "pin 1 up, USB down"),
        ["3V3", "GPIO2", "GPIO3", "GPIO4", "GND", "GPIO17", "GPIO27", "GPIO22", "3V3", "GPIO10", "GPIO9", "GPIO11", "GND", "GPIO0",
            "GPIO5", "GPIO6", "GPIO13", "GPIO19", "GPIO26", "GND"],
        ["5V", "5V", "GND", "GPIO14", "GPIO15", "GPIO18", "GND", "GPIO23", "GPIO24", "GND", "GPIO25", "GPIO8", "GPIO7", "GPIO1",
            "GND", "GPIO12", "GND", "GPIO16", "GPIO20", "GPIO21"]);

    /// <summary>The module that a board names, or null.</summary>
    public static Module? Find(string name) => name switch
    {
        "esp32-devkitc" => DevKitC,
        "raspberry-pi" => RaspberryPi,
        _ => null,
    };

    /// <summary>A module's pin, and the side that it is on.</summary>
    internal static (Side Side, int Index)? Locate(this Module module, string pin)
    {
        for (var i = 0; i < Math.Max(module.Left.Count, module.Right.Count); i++)
        {
            if (i < module.Left.Count && module.Left[i] == pin)
            {
                return (Side.Left, i);
            }

            if (i < module.Right.Count && module.Right[i] == pin)
            {
                return (Side.Right, i);
            }
        }

        return null;
    }
}
