using System.Buffers;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Json;
using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Ledger;
using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Input;

/// <summary>Readings and answers that gateways publish themselves, as JSON.</summary>
internal sealed class GatewayInput(PlatformSettings settings, InboxParts parts)
{
    public Work Translate(BrokerMessage message, string gateway, NodeId node, string leaf)
    {
        var payload = message.Payload;
        var json = payload.IsSingleSegment ? payload.FirstSpan : payload.ToArray();
        return leaf == CityTopics.Reading ? Reading(message, gateway, node, json) : Answer(message, gateway, node, json);
    }

    private Work Reading(BrokerMessage message, string gateway, NodeId node, ReadOnlySpan<byte> json)
    {
        if (!ReadingJson.TryRead(json, out var reading, out _, out var error))
        {
            return parts.Refuse(message, RefusedReasons.Reading, error);
        }

        return reading.Node.Is(node)
            ? Arrival(message, gateway, [reading], [])
            : parts.Refuse(message, RefusedReasons.Node, $"the reading is of {reading.Node}: publish it at that node's topic");
    }

    private Work Answer(BrokerMessage message, string gateway, NodeId node, ReadOnlySpan<byte> json)
    {
        if (!AnswerJson.TryRead(json, out var answer, out _, out var error))
        {
            return parts.Refuse(message, RefusedReasons.Answer, error);
        }

        return answer.Node.Is(node)
            ? Arrival(message, gateway, [], [answer])
            : parts.Refuse(message, RefusedReasons.Node, $"the answer is of {answer.Node}: publish it at that node's topic");
    }

    private ArrivalWork Arrival(
        BrokerMessage message, string gateway, IReadOnlyList<Contract.Readings.Reading> readings, IReadOnlyList<Contract.Commands.Answer> answers) => new()
    {
        Gateway = gateway,
        Route = Route.Mqtt,
        StreamRoot = settings.StreamRoot,
        Arrived = parts.Clock.GetUtcNow(),
        Readings = readings,
        Answers = answers,
        Done = work => parts.Arrived(message, work),
    };
}
