namespace EdgeNodes.Gateway.Buffer;

/// <summary>How much a record matters when the buffer is full: the lower class goes first.</summary>
public enum RecordClass
{
    /// <summary>An ordinary reading.</summary>
    Ordinary = 0,

    /// <summary>An alarm, or the answer to a command: somebody waits for it.</summary>
    Alarm = 1,
}
