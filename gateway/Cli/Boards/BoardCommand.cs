using System.CommandLine;
using EdgeNodes.Boards;
using EdgeNodes.Boards.Text;
using Spectre.Console;

namespace EdgeNodes.Cli.Boards;

/// <summary><c>edge board</c>: what a technician wires, on the bench and on paper.</summary>
internal static class BoardCommand
{
    private const string Home = "hardware/boards";

    public static Command Build()
    {
        var name = new Argument<string?>("name") { Description = $"One of {string.Join(", ", BoardFiles.Names)}; without one they are listed.", Arity = ArgumentArity.ZeroOrOne };
        var svg = new Option<string?>("--svg") { Description = "Write the wiring picture to this file; - for standard output.", HelpName = "FILE" };
        var sheet = new Option<int>("--sheet") { Description = "The picture's sheet.", DefaultValueFactory = _ => 1 };
        var lang = LanguageOption.Build();
        var all = new Option<string?>("--all")
        {
            Description = $"Make all pictures and tables anew in this folder ({Home} by default).",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "FOLDER",
        };
        var command = new Command("board", "Pin maps and wiring pictures of the boards.") { name, svg, sheet, lang, all };
        command.SetAction(parsed => Complain(() =>
        {
            var language = LanguageOption.IsGerman(parsed.GetValue(lang)) ? Language.German : Language.English;
            if (parsed.GetResult(all) is not null)
            {
                WriteAll(parsed.GetValue(all) ?? Home);
            }
            else if (parsed.GetValue(name) is not { } board)
            {
                List(language);
            }
            else if (parsed.GetValue(svg) is { } file)
            {
                WriteFile(file, Generated.Picture(BoardFiles.Embedded.Board(board), parsed.GetValue(sheet), language));
            }
            else
            {
                Show(BoardFiles.Embedded.Board(board), language);
            }
        }));
        return command;
    }

    private static int Complain(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (BoardException error)
        {
            throw new UserException(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"writing boards: {error.Message} Check the folder and its permissions.");
        }
    }

    private static void List(Language language)
    {
        foreach (var name in BoardFiles.Names)
        {
            Screen.Out.WriteLine($"{name,-14} {BoardFiles.Embedded.Board(name).Title.In(language)}");
        }
    }

    private static void Show(Board board, Language language)
    {
        Screen.Out.WriteLine(board.Title.In(language));
        Screen.Out.Write(PinTable.Of(board, language, Screen.Out.Profile.Width));
        foreach (var note in board.Notes)
        {
            Screen.Out.WriteLine(note.In(language));
        }
    }

    private static void WriteAll(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserException($"{folder} is no folder: run this in the checkout, or name the folder of boards after --all.");
        }

        foreach (var (path, text) in BoardFiles.Names.SelectMany(name => Generated.Files(folder, name)).ToList())
        {
            var file = Path.Combine(folder, path);
            if (!File.Exists(file) || File.ReadAllText(file) != text)
            {
                File.WriteAllText(file, text);
                Screen.Out.WriteLine($"made {path}");
            }
        }
    }

    private static void WriteFile(string file, string text)
    {
        if (file == "-")
        {
            Console.Out.Write(text);
        }
        else
        {
            File.WriteAllText(file, text);
        }
    }
}
