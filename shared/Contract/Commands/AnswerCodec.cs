using EdgeNodes.Contract.Frames;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Contract.Commands
{
    /// <summary>An answer as 6 to 11 bytes.</summary>
    public static class AnswerCodec
    {
        /// <summary>No answer is longer.</summary>
        public const int MaxBytes = 16;

        private const int Version = 1;

        /// <summary>Writes the answer; returns its length.</summary>
        public static int Encode(Answer answer, byte[] buffer, int offset)
        {
            BitWriter writer = new BitWriter(buffer, offset, MaxBytes);
            writer.Write(Version, 4);
            writer.Write((uint)answer.Result, 2);
            writer.Write((uint)answer.Reason, 6);
            FrameEncoder.WriteNode(writer, answer.Node);
            writer.WriteExpGolomb(answer.CommandId, 8);
            writer.Write((uint)answer.LevelSteps, 8);
            return writer.ByteLength;
        }

        /// <summary>Reads an answer. On failure <paramref name="error"/> says why.</summary>
        public static bool TryDecode(byte[] data, int offset, int length, Answer into, out string error)
        {
            error = "the answer is empty or longer than 16 bytes";
            if (length < 1 || length > MaxBytes)
            {
                return false;
            }

            BitReader reader = new BitReader(data, offset, length);
            uint version = reader.Read(4);
            AnswerResult result = (AnswerResult)reader.Read(2);
            AnswerReason reason = (AnswerReason)reader.Read(6);
            if (version != Version || result == AnswerResult.None || !Answer.IsKnown(reason))
            {
                error = "the answer's version, result or reason is unknown";
                return false;
            }

            bool named = FrameDecoder.TryReadNode(reader, out Identity.NodeId node, out _);
            bool numbered = reader.TryReadExpGolomb(8, out uint id);
            int level = (int)reader.Read(8);
            if (!named || !numbered || reader.Truncated || reader.Left > 7 || reader.Read(reader.Left) != 0)
            {
                error = "the answer is cut short, names no node, or something follows it";
                return false;
            }

            if (level != Answer.UnknownLevel && !QuantityTable.DimLevel.InRange(level))
            {
                error = "the answer's level is outside 0 to 100 %";
                return false;
            }

            into.Node = node;
            into.CommandId = id;
            into.Result = result;
            into.Reason = reason;
            into.LevelSteps = level;
            error = "";
            return true;
        }
    }
}
