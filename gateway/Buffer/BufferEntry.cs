using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>One record that shall be stored. Its identity is (kind, node, boot, sequence).</summary>
public readonly record struct BufferEntry(
    RecordKind Kind, RecordClass Class, NodeId Node, ushort Boot, uint Sequence, byte[] Payload)
{
    /// <summary>A reading as a frame of its own.</summary>
    public static BufferEntry Reading(NodeId node, ushort boot, uint sequence, byte[] frame, bool alarm) =>
        new(RecordKind.Reading, alarm ? RecordClass.Alarm : RecordClass.Ordinary, node, boot, sequence, frame);

    /// <summary>A binary answer; idempotent by node and command id.</summary>
    public static BufferEntry Answer(NodeId node, uint commandId, byte[] answer) =>
        new(RecordKind.Answer, RecordClass.Alarm, node, 0, commandId, answer);
}
