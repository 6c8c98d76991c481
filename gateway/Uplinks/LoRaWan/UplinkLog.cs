using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Uplinks.LoRaWan;

/// <summary>What the uplink says in the log.</summary>
internal static partial class UplinkLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "LoRaWAN: joined at DR{Rate}")]
    public static partial void Joined(ILogger log, int rate);

    [LoggerMessage(Level = LogLevel.Warning, Message = "LoRaWAN: join {Attempt} was not answered, next one in {Wait}")]
    public static partial void JoinFailed(ILogger log, int attempt, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Warning, Message = "LoRaWAN: {Problem} Trying again in {Wait}")]
    public static partial void Trouble(ILogger log, string problem, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Warning, Message = "LoRaWAN: {Problem}")]
    public static partial void AirtimeNotKept(ILogger log, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "LoRaWAN: {Missed} acknowledgements in a row did not come")]
    public static partial void LinkDown(ILogger log, int missed);

    [LoggerMessage(Level = LogLevel.Debug, Message = "LoRaWAN: frame {Number} with {Records} records, {Bytes} bytes at DR{Rate}: {Status}")]
    public static partial void Sent(ILogger log, int number, int records, int bytes, int rate, Modems.SendStatus status);

    [LoggerMessage(Level = LogLevel.Debug, Message = "LoRaWAN: acknowledgement proves {Proven} records, {Lost} were lost")]
    public static partial void Acknowledged(ILogger log, int proven, int lost);

    [LoggerMessage(Level = LogLevel.Warning, Message = "LoRaWAN: downlink refused: {Reason}")]
    public static partial void Refused(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "LoRaWAN: record {Id} of the buffer cannot be read and is passed over")]
    public static partial void Unreadable(ILogger log, long id);
}
