namespace EdgeNodes.Gateway.Buffer;

/// <summary>What a record of the buffer is.</summary>
public enum RecordKind
{
    /// <summary>A frame that holds exactly one reading.</summary>
    Reading = 1,

    /// <summary>A binary answer of a streetlight to a command.</summary>
    Answer = 2,
}
