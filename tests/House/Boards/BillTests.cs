using EdgeNodes.Boards;

namespace EdgeNodes.House.Tests.Boards;

/// <summary>Whoever orders by the list has everything on the bench.</summary>
public sealed class BillTests
{
    public static TheoryData<string> Names => [.. BoardFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_part_of_the_picture_has_a_position(string name)
    {
        var listed = BoardFiles.Embedded.Bill(name).Select(position => position.Part).ToHashSet();
        Assert.Empty(BoardFiles.Embedded.Board(name).Parts.Select(part => part.Id).Append("module").Except(listed));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_position_is_of_a_part_of_the_picture_or_of_none(string name)
    {
        var parts = BoardFiles.Embedded.Board(name).Parts.Select(part => part.Id).Append("module").Append("-");
        Assert.Empty(BoardFiles.Embedded.Bill(name).Select(position => position.Part).Except(parts));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Positions_count_up_and_no_field_is_empty_but_the_note(string name)
    {
        var bill = BoardFiles.Embedded.Bill(name);
        Assert.Equal(Enumerable.Range(1, bill.Count), bill.Select(position => position.Position));
        Assert.All(bill, p => Assert.All(new[] { p.Part, p.Designation, p.Manufacturer, p.Number, p.Replacement }, Assert.NotEmpty));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_resistor_named_in_the_picture_is_ordered(string name)
    {
        var drawn = BoardFiles.Embedded.Board(name).Parts.SelectMany(part => part.Inside)
            .Where(symbol => symbol.Kind == SymbolKind.Resistor).Select(symbol => symbol.Text.Split(' ')[0]);
        var notes = string.Join(", ", BoardFiles.Embedded.Bill(name).Select(position => position.Note)).Split(',', StringSplitOptions.TrimEntries);
        Assert.Empty(drawn.Except(notes));
    }

    [Theory]
    [InlineData("1;2", "has 2 fields: give nine")]
    [InlineData("1;0;module;a;b;c;d;yes;", "give position and quantity as whole numbers")]
    [InlineData("x;1;module;a;b;c;d;yes;", "give position and quantity as whole numbers")]
    [InlineData("1;1;module;a;b;c;d;maybe;", "write yes or no")]
    public void A_line_that_does_not_hold_is_told(string line, string says)
    {
        var error = Assert.Throws<BoardException>(() => Bill.Parse($"{Bill.Head}\n{line}\n", "bom.csv"));
        Assert.StartsWith("bom.csv line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }
}
