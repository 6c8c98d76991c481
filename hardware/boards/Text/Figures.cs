using System.Globalization;

namespace EdgeNodes.Boards.Text;

/// <summary>Numbers as a language writes them: 3,3 in German, 3.3 in English.</summary>
internal static class Figures
{
    internal static string Of(double value, Language language)
    {
        var text = value.ToString("0.####", CultureInfo.InvariantCulture);
        return language == Language.German ? text.Replace('.', ',') : text;
    }
}
