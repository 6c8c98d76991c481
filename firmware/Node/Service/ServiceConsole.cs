using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// The technician's cable: one line is one command, `help` lists them. Lines are bounded, nothing that is typed is echoed (a
    /// secret would show), and a command that fails costs a line of complaint. Only a whole command counts as somebody talking:
    /// a line that floats types bytes, too.
    /// </summary>
    public sealed class ServiceConsole : IDuty
    {
        /// <summary>Longest line, characters.</summary>
        public const int MaxLine = 240;

        /// <summary>How often it looks for input, ms: while somebody types, and otherwise.</summary>
        public const int Busy = 200;

        /// <summary>How often it looks for input when nobody types, ms.</summary>
        public const int Idle = 2000;

        /// <summary>So long after a command somebody still talks, ms: time to read the answer and type the next.</summary>
        public const int TalkFor = 120000;

        private const int BusyFor = 60000;
        private const int MostAtOnce = 1024;

        private readonly IServicePort port;
        private readonly byte[] bytes = new byte[64];
        private readonly char[] line = new char[MaxLine];
        private IConsoleCommand[] commands;
        private int length;
        private long typed = -BusyFor;
        private long obeyed = -TalkFor;
        private long next;

        /// <param name="port">The cable.</param>
        /// <param name="commands">What can be asked.</param>
        public ServiceConsole(IServicePort port, IConsoleCommand[] commands)
        {
            this.port = port;
            this.commands = commands;
        }

        /// <summary>Adds what can be asked.</summary>
        public void Add(IConsoleCommand[] more)
        {
            IConsoleCommand[] all = new IConsoleCommand[commands.Length + more.Length];
            Array.Copy(commands, 0, all, 0, commands.Length);
            Array.Copy(more, 0, all, commands.Length, more.Length);
            commands = all;
        }

        /// <inheritdoc/>
        public void Tick(long now)
        {
            if (now < next)
            {
                return;
            }

            try
            {
                Listen(now);
            }
            catch (Exception)
            {
                // A cable that fails costs what was typed, not the node.
            }

            next = now + (now - typed < BusyFor ? Busy : Idle);
        }

        /// <summary>True from a command on until <see cref="TalkFor"/> after it.</summary>
        public bool IsTalking(long now) => now - obeyed < TalkFor;

        /// <inheritdoc/>
        public long Wait(long now) => next > now ? next - now : 0;

        // No more than a technician types or pastes in one look: a line that babbles must not keep the node from its task.
        private void Listen(long now)
        {
            int left = MostAtOnce;
            for (int count = port.Read(bytes); count > 0; count = left > 0 ? port.Read(bytes) : 0)
            {
                typed = now;
                left -= count;
                for (int i = 0; i < count; i++)
                {
                    Take(bytes[i], now);
                }
            }
        }

        private void Take(byte value, long now)
        {
            if (value == '\r' || value == '\n')
            {
                int whole = length;
                length = 0;
                if (whole > MaxLine)
                {
                    port.Say("the line is longer than " + MaxLine.ToString() + " characters: nothing was done");
                }
                else if (whole > 0)
                {
                    Obey(new string(line, 0, whole).Trim(), now);
                }
            }
            else if (value == 8 || value == 127)
            {
                length = length > 0 && length <= MaxLine ? length - 1 : length;
            }
            else if (length < MaxLine && value >= ' ' && value <= '~')
            {
                line[length] = (char)value;
                length++;
            }
            else if (length >= MaxLine)
            {
                length = MaxLine + 1;
            }
        }

        private void Obey(string text, long now)
        {
            int space = text.IndexOf(' ');
            string word = space < 0 ? text : text.Substring(0, space);
            string argument = space < 0 ? "" : text.Substring(space + 1).Trim();
            if (word == "help")
            {
                obeyed = now;
                Help();
                return;
            }

            for (int i = 0; i < commands.Length; i++)
            {
                if (commands[i].Name == word)
                {
                    obeyed = now;
                    Run(commands[i], argument);
                    return;
                }
            }

            // Not the line itself: somebody may have typed a secret into it.
            port.Say(word.Length == 0 ? "type help" : "no such command: type help");
        }

        private void Run(IConsoleCommand command, string argument)
        {
            try
            {
                command.Run(argument, port);
            }
            catch (Exception trouble)
            {
                port.Say(command.Name + " failed (" + trouble.Message + ")");
            }
        }

        private void Help()
        {
            for (int i = 0; i < commands.Length; i++)
            {
                port.Say(commands[i].Name + ": " + commands[i].Help);
            }
        }
    }
}
