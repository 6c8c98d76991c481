using System.Xml.Linq;
using EdgeNodes.Boards;
using EdgeNodes.Boards.Drawing;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>A technician wires from these pictures: they are what the data says, and nothing in them hides anything.</summary>
public sealed class PictureTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "hardware/boards");

    public static TheoryData<string, int, Language> Sheets
    {
        get
        {
            var all = new TheoryData<string, int, Language>();
            foreach (var name in BoardFiles.Names)
            {
                for (var sheet = 1; sheet <= BoardFiles.Embedded.Board(name).Sheets.Count; sheet++)
                {
                    all.Add(name, sheet, Language.German);
                    all.Add(name, sheet, Language.English);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void The_committed_picture_is_what_the_data_says(string name, int sheet, Language language) =>
        Assert.True(
            Generated.Picture(BoardFiles.Embedded.Board(name), sheet, language) == File.ReadAllText(Path.Combine(Folder, name, Generated.PictureName(sheet, language))),
            $"hardware/boards/{name}/{Generated.PictureName(sheet, language)} is not what pins.json says: run ./edge board --all and commit it.");

    [Theory]
    [MemberData(nameof(Sheets))]
    public void It_prints_on_A4_with_letters_of_9_points_or_more(string name, int sheet, Language language)
    {
        var svg = XDocument.Parse(Generated.Picture(BoardFiles.Embedded.Board(name), sheet, language)).Root!;
        Assert.Equal(("297mm", "210mm"), (svg.Attribute("width")!.Value, svg.Attribute("height")!.Value));
        var sizes = svg.Elements().Where(e => e.Name.LocalName == "text").Select(e => double.Parse(e.Attribute("font-size")!.Value));
        const double Point = 25.4 / 72;
        Assert.All(sizes, size => Assert.True(size / Point >= 9, $"{size / Point:F1} pt"));
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Everything_lies_on_the_sheet(string name, int number, Language language)
    {
        var sheet = Draw(name, number, language);
        Assert.All(sheet.Labels, l => Assert.True(l.Left > 4 && l.Left + l.Width < Sheet.Width - 4 && l.Y < Sheet.Height - 3, $"\"{l.Text}\" leaves the sheet"));
        Assert.All(sheet.Segments, s => Assert.True(Math.Min(s.X1, s.X2) > 4 && Math.Max(s.X1, s.X2) < Sheet.Width - 4, $"{s.Net} leaves the sheet"));
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void No_two_wires_lie_on_each_other(string name, int number, Language language)
    {
        var wires = Draw(name, number, language).Segments;
        Assert.All(wires, s => Assert.True(s.X1 == s.X2 || s.Y1 == s.Y2, $"{s.Net} runs at an angle"));
        foreach (var (a, b) in Pairs(wires).Where(pair => pair.A.Net != pair.B.Net))
        {
            Assert.False(Overlap(a, b), $"{a.Net} and {b.Net} lie on each other");
        }
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Wires_that_can_cross_differ_in_colour(string name, int number, Language language)
    {
        var board = BoardFiles.Embedded.Board(name);
        var module = Modules.Find(board.Module)!;
        var nets = Draw(name, number, language).Segments.Select(wire => wire.Net).Distinct().Where(net => board.Pins.Any(pin => pin.Pin == net));
        Assert.All(
            nets.GroupBy(net => module.Left.Contains(net)),
            side => Assert.Equal(side.Count(), side.Select(net => Palette.For(board, net).Colour).Distinct().Count()));
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void No_wire_crosses_a_text_or_a_box(string name, int number, Language language)
    {
        var sheet = Draw(name, number, language);
        foreach (var wire in sheet.Segments)
        {
            Assert.All(sheet.Labels, l => Assert.False(Crosses(wire, l.Left, l.Y - l.CapHeight, l.Width, l.CapHeight), $"{wire.Net} crosses \"{l.Text}\""));
            Assert.All(sheet.Frames, f => Assert.False(Crosses(wire, f.X, f.Y, f.W, f.H), $"{wire.Net} crosses {f.Id}"));
        }
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void No_text_lies_on_another_and_no_box_on_another(string name, int number, Language language)
    {
        var sheet = Draw(name, number, language);
        foreach (var (a, b) in Pairs(sheet.Labels))
        {
            var apart = a.Left + a.Width <= b.Left || b.Left + b.Width <= a.Left || a.Y <= b.Y - b.CapHeight || b.Y <= a.Y - a.CapHeight;
            Assert.True(apart, $"\"{a.Text}\" lies on \"{b.Text}\"");
        }

        foreach (var (a, b) in Pairs(sheet.Frames))
        {
            Assert.True(a.X + a.W < b.X || b.X + b.W < a.X || a.Y + a.H < b.Y || b.Y + b.H < a.Y, $"{a.Id} touches {b.Id}");
        }
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Every_part_of_the_sheet_is_drawn_and_every_pin_of_it_wired(string name, int number, Language language)
    {
        var board = BoardFiles.Embedded.Board(name);
        var sheet = Draw(name, number, language);
        var parts = board.Parts.Where(part => part.IsOn(number)).ToList();
        Assert.Equal(parts.Select(part => part.Id).Append("module").Order(), sheet.Frames.Select(frame => frame.Id).Order());
        var nets = parts.SelectMany(part => part.Pins).Select(pin => pin.Net).Where(net => !net.StartsWith('→')).Distinct();
        Assert.Equal(nets.Order(), sheet.Segments.Select(wire => wire.Net).Distinct().Order());
    }

    [Fact]
    public void A_text_that_is_too_long_for_its_box_is_told_with_the_remedy()
    {
        var board = BoardFiles.Embedded.Board("air-quality");
        var wordy = board with { Parts = [.. board.Parts.Select(part => part.Id == "led" ? part with { Name = new("Eine Leuchtdiode, die den Zustand anzeigt", "LED") } : part)] };
        var error = Assert.Throws<BoardException>(() => Generated.Picture(wordy, 1, Language.German));
        Assert.Contains("does not fit into the box of led (German): shorten it", error.Message, StringComparison.Ordinal);
    }

    private static Sheet Draw(string name, int sheet, Language language) => WiringPicture.Draw(BoardFiles.Embedded.Board(name), sheet, language);

    private static IEnumerable<(T A, T B)> Pairs<T>(IList<T> all) =>
        all.SelectMany((a, i) => all.Skip(i + 1).Select(b => (a, b)));

    private static bool Overlap(Segment a, Segment b) =>
        (a.X1 == a.X2 && b.X1 == b.X2 && Math.Abs(a.X1 - b.X1) < 1 && Shared(a.Y1, a.Y2, b.Y1, b.Y2))
        || (a.Y1 == a.Y2 && b.Y1 == b.Y2 && Math.Abs(a.Y1 - b.Y1) < 1 && Shared(a.X1, a.X2, b.X1, b.X2));

    private static bool Shared(double a1, double a2, double b1, double b2) =>
        Math.Min(Math.Max(a1, a2), Math.Max(b1, b2)) - Math.Max(Math.Min(a1, a2), Math.Min(b1, b2)) > 0.01;

    private static bool Crosses(Segment wire, double x, double y, double w, double h) =>
        Shared(wire.X1, wire.X2 + (wire.X1 == wire.X2 ? 0.02 : 0), x + 0.05, x + w - 0.05) && Shared(wire.Y1, wire.Y2 + (wire.Y1 == wire.Y2 ? 0.02 : 0), y + 0.05, y + h - 0.05);
}
