using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeNodes.Boards;

/// <summary>Where descriptions come from: those that this build carries, or a folder that somebody is working on.</summary>
public sealed class BoardFiles
{
    /// <summary>The boards in the order in which a city meets them.</summary>
    public static readonly IReadOnlyList<string> Names = ["air-quality", "soil-moisture", "water-level", "streetlight", "gateway"];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly string? _folder;

    private BoardFiles(string? folder) => _folder = folder;

    /// <summary>What this build carries.</summary>
    public static BoardFiles Embedded { get; } = new(null);

    /// <summary>A folder laid out like hardware/boards.</summary>
    public static BoardFiles In(string folder) => new(folder);

    /// <summary>The pin map of a board.</summary>
    /// <exception cref="BoardException">There is none, or it does not hold.</exception>
    public Board Board(string name) => Json<Board>(name, "pins.json");

    /// <summary>Its currents.</summary>
    /// <exception cref="BoardException">There are none, or they do not hold.</exception>
    public Power Power(string name) => Json<Power>(name, "power.json");

    /// <summary>Its bill of materials.</summary>
    /// <exception cref="BoardException">There is none, or it does not hold.</exception>
    public IReadOnlyList<BillPosition> Bill(string name) => Boards.Bill.Parse(Read(name, "bom.csv"), $"{name}/bom.csv");

    private T Json<T>(string board, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Read(board, file), Options) ?? throw new JsonException("it is empty");
        }
        catch (JsonException error)
        {
            throw new BoardException($"{board}/{file} does not hold: {error.Message} Compare it with another board's.", error);
        }
    }

    private string Read(string board, string file)
    {
        if (!Names.Contains(board))
        {
            throw new BoardException($"There is no board \"{board}\": it is one of {string.Join(", ", Names)}.");
        }

        try
        {
            using var stream = _folder is null
                ? typeof(BoardFiles).Assembly.GetManifestResourceStream($"{board}/{file}")
                    ?? throw new FileNotFoundException("this build does not carry it.")
                : File.OpenRead(Path.Combine(_folder, board, file));
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BoardException($"Reading {board}/{file}: {error.Message} Check the folder.", error);
        }
    }
}
