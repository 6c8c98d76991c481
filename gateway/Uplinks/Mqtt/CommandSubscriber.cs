using System.Buffers;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Topics;
using EdgeNodes.Gateway.Commands;
using EdgeNodes.Json;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeNodes.Gateway.Uplinks.Mqtt;

/// <summary>Takes the platform's commands: acknowledged once the router has them.</summary>
internal sealed class CommandSubscriber(MqttUplinkOptions options, ICommandRouter router, TimeProvider time, ILogger logger)
{
    private const string Via = "mqtt";
    private const int MaxBytes = 4096;

    /// <summary>Subscribes anew at every connection: whether the broker kept the session is its secret.</summary>
    public async Task SubscribeAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        string filter = CityTopics.Filter(options.Root, CityTopics.Command, options.Gateway);
        MqttClientSubscribeResult result = await client.SubscribeAsync(
            new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce).Build(), cancellationToken).ConfigureAwait(false);
        if (result.Items.Any(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2))
        {
            throw new UplinkException($"the broker does not let this gateway subscribe {filter} ({result.Items.First().ResultCode}).");
        }
    }

    public async Task ReceiveAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        args.AutoAcknowledge = false;
        await TakeAsync(args.ApplicationMessage).ConfigureAwait(false);
        await args.AcknowledgeAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private ValueTask TakeAsync(MqttApplicationMessage message)
    {
        if (!CityTopics.TryParse(options.Root, message.Topic, out _, out NodeId node, out string leaf) || leaf != CityTopics.Command)
        {
            MqttUplinkLog.CommandRefused(logger, message.Topic, "the topic names no node");
            return ValueTask.CompletedTask;
        }

        // A retained command would be carried out at every connection, long after its time.
        if (message.Retain || message.Payload.Length > MaxBytes)
        {
            MqttUplinkLog.CommandRefused(logger, message.Topic, message.Retain ? "commands must not be retained" : "it is too long");
            return ValueTask.CompletedTask;
        }

        byte[] json = message.Payload.ToArray();
        if (CommandJson.TryRead(json, node, time.GetUtcNow(), out Command command, out string error))
        {
            return router.AcceptAsync(command, Via, CancellationToken.None);
        }

        MqttUplinkLog.CommandRefused(logger, message.Topic, error);
        return CommandJson.FindId(json) is { } id ? router.RefuseAsync(node, id, error, Via, CancellationToken.None) : ValueTask.CompletedTask;
    }
}
