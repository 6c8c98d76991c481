using System.CommandLine;
using EdgeNodes.Simulated.Energy;
using Spectre.Console;

namespace EdgeNodes.Cli.Nodes;

/// <summary>`edge node battery`: how long a soil node lasts on its cell, by period and batch.</summary>
internal static class BatteryCommand
{
    private static readonly double[] Periods = [300, 900, 3600];
    private static readonly int[] Batches = [1, 4, 8];

    public static Command Build()
    {
        var period = new Option<double?>("--period") { Description = "Seconds from sample to sample; without it, three usual ones" };
        var batch = new Option<int?>("--batch") { Description = "Samples in a report; without it, three usual ones" };
        var cell = new Option<double>("--mah") { Description = "What is printed on the cell, mAh", DefaultValueFactory = _ => Cell.One18650.NominalMilliampHours };
        var command = new Command("battery", "Print how long a soil node that sleeps lasts on its cell") { period, batch, cell };
        command.SetAction(parsed =>
        {
            var periods = parsed.GetValue(period) is { } one ? [one] : Periods;
            var batches = parsed.GetValue(batch) is { } some ? [some] : Batches;
            Print(periods, batches, Cell.One18650 with { NominalMilliampHours = Checked(parsed.GetValue(cell)) });
        });
        return command;
    }

    private static double Checked(double mah) =>
        mah is > 0 and < 1_000_000 ? mah : throw new UserException($"--mah cannot be {mah}: write what is printed on the cell, 1 to 999999");

    private static void Print(double[] periods, int[] batches, Cell cell)
    {
        var table = new Table().Title($"soil node, {cell.NominalMilliampHours:F0} mAh of which {cell.MilliampHours:F0} count (age, cold, drop-out)");
        table.AddColumn("board").AddColumn("sample").AddColumn("report");
        foreach (var column in (string[])["asleep mA", "awake mA", "radio mA", "days"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var (board, loads) in ((string, IReadOnlyList<Load>)[])[("module", SoilNode.OnModule), ("DevKit", SoilNode.OnDevKit)])
        {
            foreach (var duty in periods.SelectMany(p => batches.Select(b => Duty.Usual(p, b))))
            {
                var life = Life(loads, duty, cell);
                table.AddRow(
                    board, $"{duty.Period} s", $"every {duty.Batch}", $"{life.Asleep + life.Lost:F3}", $"{life.Starting + life.Sampling:F3}", $"{life.Reporting:F3}",
                    $"{life.Days:F0}");
            }
        }

        Screen.Out.Write(table);
        foreach (var load in SoilNode.OnModule.Append(SoilNode.OnDevKit[^1]))
        {
            Screen.Out.WriteLine($"{load.Name}: {load.Source}");
        }

        Screen.Out.WriteLine("Self-discharge stands under asleep. Seconds awake: start 1.0 assumed, sample 1.8 by the data sheets, report 6.0: 3.9 on the simulated board and 2 for a real Wi-Fi, assumed.");
    }

    private static BatteryLife Life(IReadOnlyList<Load> loads, Duty duty, Cell cell)
    {
        try
        {
            return BatteryLife.Of(loads, duty, cell);
        }
        catch (ArgumentException trouble)
        {
            throw new UserException(trouble.Message);
        }
    }
}
