using System.Buffers;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Json;
using EdgeNodes.Platform.Broker;
using EdgeNodes.Platform.Ledger;
using EdgeNodes.Platform.Settings;

namespace EdgeNodes.Platform.Input;

/// <summary>Commands that the platform publishes for a lamp.</summary>
internal sealed class CommandInput(PlatformSettings settings, InboxParts parts)
{
    private readonly HashSet<string> gateways = [.. settings.Gateways.Where(gateway => gateway.Routes.Count > 0).Select(gateway => gateway.Id)];

    public Work Translate(BrokerMessage message, string gateway, NodeId node)
    {
        if (message.IsRetained)
        {
            return parts.Refuse(message, RefusedReasons.Retained, "a retained command would come back at each start: publish commands without retain");
        }

        var payload = message.Payload;
        var json = payload.IsSingleSegment ? payload.FirstSpan : payload.ToArray();
        var now = parts.Clock.GetUtcNow();
        if (!CommandJson.TryRead(json, node, now, out var command, out var error))
        {
            var reply = AnswerJson.WriteMalformed(node, CommandJson.FindId(json), error);
            return parts.Refuse(message, RefusedReasons.Command, error, (AnswerTopic(gateway, node), reply));
        }

        if (!gateways.Contains(gateway))
        {
            error = $"there is no route to {gateway}: add it to Gateways in the receiver's settings, with its Routes";
            return parts.Refuse(message, RefusedReasons.Gateway, error, Refusal(gateway, command, AnswerReason.UnknownNode, error));
        }

        if (parts.Desk.IsFull)
        {
            error = "too many commands wait for their answers: send it again later";
            return parts.Refuse(message, RefusedReasons.Busy, error, Refusal(gateway, command, AnswerReason.Busy, error));
        }

        return new CommandWork(message, gateway, command, now, AnswerTopic(gateway, node), parts);
    }

    private (string Topic, byte[] Payload) Refusal(string gateway, Command command, AnswerReason reason, string text)
    {
        var answer = new Answer { Node = command.Node, CommandId = command.Id, Result = AnswerResult.Refused, Reason = reason };
        return (AnswerTopic(gateway, command.Node), AnswerJson.Write(answer, null, text));
    }

    private string AnswerTopic(string gateway, NodeId node) => CityTopics.Of(settings.StreamRoot, gateway, node, CityTopics.Answer);
}
