using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Link;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Json;
using EdgeNodes.Platform.Ledger;

namespace EdgeNodes.Platform.Input;

/// <summary>
/// What one message of one gateway brought: readings or answers, perhaps behind a link header. All of it is committed, with
/// what it adds to the stream, or none.
/// </summary>
internal sealed class ArrivalWork : Work
{
    private readonly List<Reading> fresh = [];
    private readonly List<Answer> firstAnswers = [];
    private LinkAck ack;

    public required string Gateway { get; init; }

    public required Route Route { get; init; }

    public required string StreamRoot { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Arrived { get; init; }

    public IReadOnlyList<Reading> Readings { get; init; } = [];

    public IReadOnlyList<Answer> Answers { get; init; } = [];

    public LinkHeader? Header { get; init; }

    /// <summary>After the commit: what was new, and what to acknowledge over the link if that was asked for.</summary>
    public required Action<ArrivalWork> Done { get; init; }

    public IReadOnlyList<Reading> Fresh => fresh;

    public IReadOnlyList<Answer> FirstAnswers => firstAnswers;

    public LinkAck Ack => ack;

    public override void Apply(ReadingLedger ledger)
    {
        fresh.Clear();
        firstAnswers.Clear();
        foreach (var reading in Readings)
        {
            if (ledger.Note(reading, Route))
            {
                fresh.Add(reading);
                ledger.AirHours.Add(reading, Gateway, Arrived);
                ledger.Queue(
                    CityTopics.Of(StreamRoot, Gateway, reading.Node, CityTopics.Reading), ReadingJson.Write(reading, RouteNames.Of(Route)));
            }
        }

        foreach (var answer in Answers)
        {
            if (ledger.NoteAnswer(answer.Node, answer.CommandId))
            {
                firstAnswers.Add(answer);
                ledger.Queue(
                    CityTopics.Of(StreamRoot, Gateway, answer.Node, CityTopics.Answer), AnswerJson.Write(answer, RouteNames.Of(Route)));
            }
        }

        if (Header is { } header)
        {
            ledger.NoteLink(Gateway, header);
            ack = ledger.LinkAckOf(Gateway);
        }
    }

    public override void Committed() => Done(this);
}
