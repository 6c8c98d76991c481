using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Buffer;

/// <summary>One record that is on disk and waits for its uplinks.</summary>
/// <param name="Id">Position in the buffer: grows with every record stored, never used twice, the order of delivery.</param>
/// <param name="Kind">Reading or answer.</param>
/// <param name="Node">The node that it came from.</param>
/// <param name="Boot">The node's boot counter; 0 for an answer.</param>
/// <param name="Sequence">The reading's number within that boot, or the answer's command id.</param>
/// <param name="Payload">A frame of one reading, or a binary answer, as <see cref="RecordKind"/> says. Not to be changed.</param>
public readonly record struct BufferedRecord(long Id, RecordKind Kind, NodeId Node, ushort Boot, uint Sequence, byte[] Payload);
