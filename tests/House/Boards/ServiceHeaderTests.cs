using EdgeNodes.Boards;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>J2 is the same plug on every node, and what a technician reads about it is what is soldered.</summary>
public sealed class ServiceHeaderTests
{
    public static TheoryData<string> Nodes => [.. BoardFiles.Names.Where(name => name != "gateway")];

    [Theory]
    [MemberData(nameof(Nodes))]
    public void Its_pins_stand_in_the_same_order_and_a_resistor_stands_before_the_receiver(string name)
    {
        var board = BoardFiles.Embedded.Board(name);
        var header = board.Parts.Single(part => part.Id == "service");
        var nets = header.Pins.ToDictionary(pin => pin.Name.En.Split(' ')[0], pin => (Net: pin.Net, Name: pin.Name.En));
        Assert.Equal(["1", "2", "3"], nets.Keys.Order());
        Assert.Equal("GND", nets["1"].Net);
        Assert.Equal(Pin(board, "Pins.ServiceTx").Pin, nets["2"].Net);
        Assert.Equal(Pin(board, "Pins.ServiceRx").Pin, nets["3"].Net);
        Assert.Equal((Direction.Out, Direction.In), (Pin(board, "Pins.ServiceTx").Direction, Pin(board, "Pins.ServiceRx").Direction));

        var resistor = nets["3"].Name.Split(' ')[^1];
        var position = Assert.Single(BoardFiles.Embedded.Bill(name), p => p.Note == resistor);
        Assert.Equal(("service", "resistor 1 kOhm, 1 %, metal film"), (position.Part, position.Designation));
        Assert.Contains(resistor, Pin(board, "Pins.ServiceRx").Note!.De, StringComparison.Ordinal);
    }

    // A pin without pull resistors, or one that decides how the chip boots, floats or is held by an adapter at the wrong moment.
    [Theory]
    [MemberData(nameof(Nodes))]
    public void Its_pins_can_be_pulled_and_decide_nothing_at_boot(string name)
    {
        var board = BoardFiles.Embedded.Board(name);
        var numbers = new[] { "Pins.ServiceRx", "Pins.ServiceTx" }.Select(constant => Pin(board, constant).Number);
        Assert.All(numbers, number => Assert.True(number < 34 && number is not (0 or 1 or 2 or 3 or 5 or 12 or 15), $"GPIO {number}"));
    }

    [Theory]
    [MemberData(nameof(Nodes))]
    public void The_overview_names_its_pins_and_its_port(string name)
    {
        var board = BoardFiles.Embedded.Board(name);
        var rows = File.ReadAllText(Path.Combine(Repository.Root, "hardware/boards/README.md")).Split('\n')
            .Where(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var head = rows.Single(row => row[1] == "J2");
        var column = Array.IndexOf(head, name.Replace('-', ' '));
        Assert.Equal($"GPIO {Pin(board, "Pins.ServiceTx").Number}", rows.Single(row => row[1] == "2")[column]);
        Assert.Equal($"GPIO {Pin(board, "Pins.ServiceRx").Number}", rows.Single(row => row[1] == "3")[column]);
        Assert.Equal(Pin(board, "Pins.ServiceRx").Port!.Split('_')[0], rows.Single(row => row[1] == "port")[column]);
    }

    [Theory]
    [MemberData(nameof(Nodes))]
    public void The_step_by_step_has_it_soldered_and_asks_for_no_secret_on_a_command_line(string name)
    {
        var board = BoardFiles.Embedded.Board(name);
        foreach (var language in new[] { "de", "en" })
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, "hardware/boards", name, $"README.{language}.md"));
            var step = Assert.Single(text.Split('\n'), line => line.Contains("(TX)", StringComparison.Ordinal));
            Assert.Contains($"(TX) {(language == "de" ? "an" : "to")} GPIO {Pin(board, "Pins.ServiceTx").Number},", step, StringComparison.Ordinal);
            Assert.Contains($"{(language == "de" ? "an" : "to")} GPIO {Pin(board, "Pins.ServiceRx").Number},", step, StringComparison.Ordinal);
            Assert.Contains("--ask wifi.password", text, StringComparison.Ordinal);
            Assert.DoesNotContain("--set wifi.password", text, StringComparison.Ordinal);
        }
    }

    private static BoardPin Pin(Board board, string constant) => board.Pins.Single(pin => pin.Constant == constant);
}
