namespace EdgeNodes.Simulated.Radio.At;

/// <summary>The last line of an answer (RUI3 AT manual, "Return codes").</summary>
internal static class AtStatus
{
    public const string Ok = "OK";
    public const string Error = "AT_ERROR";
    public const string ParameterError = "AT_PARAM_ERROR";
    public const string Busy = "AT_BUSY_ERROR";
    public const string NotJoined = "AT_NO_NETWORK_JOINED";
    public const string ModeNotSupported = "AT_MODE_NO_SUPPORT";
    public const string NotFound = "AT_COMMAND_NOT_FOUND";
    public const string UnsupportedBand = "AT_UNSUPPORTED_BAND";
}
