using EdgeNodes.Boards.Drawing;
using EdgeNodes.Boards.Text;

namespace EdgeNodes.Boards;

/// <summary>Everything that is made from a board's data: pictures, and the tables in its READMEs.</summary>
public static class Generated
{
    /// <summary>The name of a picture's file.</summary>
    public static string PictureName(int sheet, Language language) =>
        $"wiring{(sheet == 1 ? "" : $"-{sheet}")}.{Suffix(language)}.svg";

    /// <summary>One picture as SVG.</summary>
    /// <exception cref="BoardException">The board has no such sheet, or the parts do not fit on it.</exception>
    public static string Picture(Board board, int sheet, Language language)
    {
        ArgumentNullException.ThrowIfNull(board);
        return sheet < 1 || sheet > board.Sheets.Count
            ? throw new BoardException($"{board.Name} has {board.Sheets.Count} sheets, not {sheet}: give a number from 1 to {board.Sheets.Count}.")
            : SvgWriter.Write(board, WiringPicture.Draw(board, sheet, language));
    }

    /// <summary>All files made for a board, by their names below <paramref name="folder"/>.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, string name)
    {
        var files = BoardFiles.In(folder);
        var (board, power) = (files.Board(name), files.Power(name));
        foreach (var language in Enum.GetValues<Language>())
        {
            for (var sheet = 1; sheet <= board.Sheets.Count; sheet++)
            {
                yield return ($"{name}/{PictureName(sheet, language)}", Picture(board, sheet, language));
            }

            var readme = $"{name}/README.{Suffix(language)}.md";
            yield return (readme, Readme.Fill(File.ReadAllText(Path.Combine(folder, readme)), board, power, language));
        }
    }

    private static string Suffix(Language language) => language == Language.German ? "de" : "en";
}
