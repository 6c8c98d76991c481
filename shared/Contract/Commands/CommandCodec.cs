using EdgeNodes.Contract.Frames;

namespace EdgeNodes.Contract.Commands
{
    /// <summary>A command as 8 to 14 bytes, the same over MQTT to the node and over a radio downlink.</summary>
    public static class CommandCodec
    {
        /// <summary>No command is longer.</summary>
        public const int MaxBytes = 20;

        private const int Version = 1;
        private const int ActionDim = 1;

        /// <summary>Writes the command; returns its length. The command has no <see cref="Command.Problem"/>.</summary>
        public static int Encode(Command command, byte[] buffer, int offset)
        {
            BitWriter writer = new BitWriter(buffer, offset, MaxBytes);
            writer.Write(Version, 4);
            writer.Write(ActionDim, 4);
            FrameEncoder.WriteNode(writer, command.Node);
            writer.WriteExpGolomb(command.Id, 8);
            writer.WriteExpGolomb(command.TtlSeconds, 8);
            writer.Write((uint)command.LevelSteps, 8);
            writer.WriteExpGolomb((uint)command.FadeTenths, 4);
            return writer.ByteLength;
        }

        /// <summary>Reads a command. On failure <paramref name="error"/> says why.</summary>
        public static bool TryDecode(byte[] data, int offset, int length, Command into, out string error)
        {
            error = "the command is empty or longer than 20 bytes";
            if (length < 1 || length > MaxBytes)
            {
                return false;
            }

            BitReader reader = new BitReader(data, offset, length);
            uint version = reader.Read(4);
            uint action = reader.Read(4);
            if (version != Version || action != ActionDim)
            {
                error = "the command's version or action is unknown";
                return false;
            }

            if (!FrameDecoder.TryReadNode(reader, out Identity.NodeId node, out _)
                || !reader.TryReadExpGolomb(8, out uint id) || !reader.TryReadExpGolomb(8, out uint ttl))
            {
                error = "the command is cut short or names no node";
                return false;
            }

            int level = (int)reader.Read(8);
            if (!reader.TryReadExpGolomb(4, out uint fade) || reader.Left > 7 || reader.Read(reader.Left) != 0)
            {
                error = "the command is cut short, or something follows it";
                return false;
            }

            into.Node = node;
            into.Id = id;
            into.TtlSeconds = ttl;
            into.LevelSteps = level;
            into.FadeTenths = fade > Command.MaxFadeTenths ? Command.MaxFadeTenths + 1 : (int)fade;
            error = into.Problem() ?? "";
            return error.Length == 0;
        }
    }
}
