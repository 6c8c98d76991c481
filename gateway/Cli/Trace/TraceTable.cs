using Spectre.Console;

namespace EdgeNodes.Cli.Trace;

/// <summary>The report for people.</summary>
internal static class TraceTable
{
    public static void Print(TraceReport report, string name)
    {
        var table = new Table().Title(Markup.Escape($"{name}: {report.Samples} samples in {report.Frames} frames, {(report.Lossless ? "lossless" : "NOT LOSSLESS")}"));
        table.AddColumn("format").AddColumn(new TableColumn("bytes").RightAligned()).AddColumn(new TableColumn("bytes per sample").RightAligned());
        Row("EdgeNodes frames", report.Bytes);
        table.AddRow("order-0 entropy of the differences", "", $"{report.EntropyBytesPerSample:F2}");
        Row("Cayenne LPP, with time", report.CayenneBytes);
        Row("SenML CBOR", report.SenmlCborBytes);
        Row("SenML JSON", report.SenmlJsonBytes);
        Screen.Out.Write(table);

        void Row(string format, long bytes) => table.AddRow(format, $"{bytes}", $"{(double)bytes / report.Samples:F2}");
    }
}
