namespace EdgeNodes.Boards.Drawing;

/// <summary>How wide Arial (and Liberation Sans, which shares its metrics) sets a text: widths of groups of letters in 1/1000 em, rounded up.</summary>
public static class TextWidth
{
    private const string Narrow = "ijl|'.,:;!·I ";
    private const string Slim = "ftr()[]/-\\\"";
    private const string Wide = "mMW%@→←≥≤ΩÄÖÜ";

    /// <summary>The width of a text in the unit of its size.</summary>
    public static double Of(string text, double size, bool bold = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        double units = 0;
        foreach (var letter in text)
        {
            units += Narrow.Contains(letter, StringComparison.Ordinal) ? 285
                : Slim.Contains(letter, StringComparison.Ordinal) ? 340
                : Wide.Contains(letter, StringComparison.Ordinal) ? 850
                : char.IsUpper(letter) ? 690
                : 557;
        }

        return units / 1000 * size * (bold ? 1.07 : 1);
    }
}
