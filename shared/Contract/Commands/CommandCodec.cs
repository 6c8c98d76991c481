using EdgeNodes.Contract.Frames;

namespace EdgeNodes.Contract.Commands
{
    /// <summary>
    /// A command, the same over MQTT to the node and over a radio downlink: 6 to 14 bytes, settings as many more as they have
    /// characters.
    /// </summary>
    public static class CommandCodec
    {
        /// <summary>No command is longer.</summary>
        public const int MaxBytes = 200;

        private const int Version = 1;

        /// <summary>Writes the command; returns its length. The command has no <see cref="Command.Problem"/>.</summary>
        public static int Encode(Command command, byte[] buffer, int offset)
        {
            BitWriter writer = new BitWriter(buffer, offset, MaxBytes);
            writer.Write(Version, 4);
            writer.Write((uint)command.Action, 4);
            FrameEncoder.WriteNode(writer, command.Node);
            writer.WriteExpGolomb(command.Id, 8);
            writer.WriteExpGolomb(command.TtlSeconds, 8);
            if (command.HasLevel)
            {
                writer.Write((uint)command.LevelSteps, 8);
                writer.WriteExpGolomb((uint)command.FadeTenths, 4);
            }
            else if (command.Action == CommandAction.Settings)
            {
                writer.Write((uint)command.Settings.Length, 8);
                for (int i = 0; i < command.Settings.Length; i++)
                {
                    writer.Write(command.Settings[i], 8);
                }
            }

            return writer.ByteLength;
        }

        /// <summary>Reads a command. On failure <paramref name="error"/> says why.</summary>
        public static bool TryDecode(byte[] data, int offset, int length, Command into, out string error)
        {
            error = "the command is empty or longer than 200 bytes";
            if (length < 1 || length > MaxBytes)
            {
                return false;
            }

            BitReader reader = new BitReader(data, offset, length);
            uint version = reader.Read(4);
            CommandAction action = (CommandAction)reader.Read(4);
            if (version != Version || action < CommandAction.Dim || action > CommandAction.Raise)
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

            into.Action = action;
            into.Node = node;
            into.Id = id;
            into.TtlSeconds = ttl;
            if (!TryReadRest(reader, into) || reader.Truncated || reader.Left > 7 || reader.Read(reader.Left) != 0)
            {
                error = "the command is cut short, or something follows it";
                return false;
            }

            error = into.Problem() ?? "";
            return error.Length == 0;
        }

        private static bool TryReadRest(BitReader reader, Command into)
        {
            into.LevelSteps = 0;
            into.FadeTenths = 0;
            into.Settings = "";
            if (into.HasLevel)
            {
                into.LevelSteps = (int)reader.Read(8);
                bool read = reader.TryReadExpGolomb(4, out uint fade);
                into.FadeTenths = fade > Command.MaxFadeTenths ? Command.MaxFadeTenths + 1 : (int)fade;
                return read;
            }

            if (into.Action == CommandAction.Settings)
            {
                int count = (int)reader.Read(8);
                if (count * 8 > reader.Left)
                {
                    return false;
                }

                char[] text = new char[count];
                for (int i = 0; i < count; i++)
                {
                    text[i] = (char)reader.Read(8);
                }

                into.Settings = new string(text);
            }

            return true;
        }
    }
}
