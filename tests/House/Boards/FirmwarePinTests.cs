using System.Reflection;
using EdgeNodes.Boards;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>What is printed for the technician is what the firmware drives.</summary>
public sealed class FirmwarePinTests
{
    // Constants of Pins that are no GPIO number end like this.
    private static readonly string[] Others = ["Bus", "Channel", "Hertz", "Milliseconds", "Input", "Conversions"];

    private static readonly Dictionary<string, Type> Apps = new()
    {
        ["air-quality"] = typeof(AirQuality.Pins),
        ["soil-moisture"] = typeof(SoilMoisture.Pins),
        ["water-level"] = typeof(WaterLevel.Pins),
        ["streetlight"] = typeof(Streetlight.Pins),
    };

    public static TheoryData<string> Names => [.. Apps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_constant_named_in_a_pin_map_has_its_number(string name)
    {
        var named = BoardFiles.Embedded.Board(name).Pins.Where(pin => pin.Constant is not null).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, pin => Assert.Equal(pin.Number, Constant(name, pin.Constant!)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_pin_of_the_firmware_is_in_the_pin_map(string name)
    {
        var mapped = BoardFiles.Embedded.Board(name).Pins.Select(pin => pin.Constant).ToHashSet();
        var pins = Numbers(Apps[name]).Where(field => !Others.Any(end => field.Name.EndsWith(end, StringComparison.Ordinal)));
        Assert.All(pins, field => Assert.True(mapped.Contains($"Pins.{field.Name}"), $"Pins.{field.Name} is not in {name}/pins.json."));
    }

    [Theory]
    [InlineData("soil-moisture", "ADC1_CH7", "ProbeChannel")]
    [InlineData("soil-moisture", "ADC1_CH6", "BatteryChannel")]
    [InlineData("water-level", "ADC1_CH6", "BatteryChannel")]
    public void The_converters_channels_are_those_of_the_pins(string name, string port, string constant)
    {
        Assert.Contains(BoardFiles.Embedded.Board(name).Pins, pin => pin.Port == port);
        Assert.Equal(int.Parse(port[^1..]), Constant(name, $"Pins.{constant}"));
    }

    // COM1 is the Wire Protocol's in the image of nanoff.json: an app that wants it has no console on a real board.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_console_is_on_the_port_that_is_printed_and_no_port_is_COM1(string name)
    {
        var texts = Apps[name].GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(string))
            .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);
        var pins = BoardFiles.Embedded.Board(name).Pins;
        Assert.Equal($"{texts["ServicePort"]}_RX", pins.Single(pin => pin.Constant == "Pins.ServiceRx").Port);
        Assert.Equal($"{texts["ServicePort"]}_TX", pins.Single(pin => pin.Constant == "Pins.ServiceTx").Port);
        Assert.DoesNotContain("COM1", texts.Values);
    }

    private static IEnumerable<FieldInfo> Numbers(Type pins) =>
        pins.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field is { IsLiteral: true } && field.FieldType == typeof(int));

    /// <summary>A constant of the app's Pins, or of a class of the firmware that all apps share.</summary>
    private static int Constant(string name, string constant)
    {
        var parts = constant.Split('.');
        var type = parts[0] == "Pins" ? Apps[name] : typeof(Esp32.Board).Assembly.GetType($"EdgeNodes.Esp32.{parts[0]}");
        var field = type?.GetField(parts[1], BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static);
        Assert.True(field is not null, $"{name}/pins.json names {constant}, which the firmware does not have.");
        return (int)field!.GetRawConstantValue()!;
    }
}
