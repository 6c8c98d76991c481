using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Where the link's threads leave what they have, and the node's own thread takes it: the only place in a node that
    /// two threads touch. Fixed slots; what does not fit is counted.
    /// </summary>
    public sealed class Mailbox : ILinkListener
    {
        private const int AckSlots = 32;
        private const int CommandSlots = 8;

        private readonly object gate = new object();
        private readonly IClock clock;
        private readonly IPause pause;
        private readonly int[] acks = new int[AckSlots];
        private readonly byte[][] commands = new byte[CommandSlots][];
        private readonly int[] lengths = new int[CommandSlots];
        private readonly long[] arrivals = new long[CommandSlots];
        private int ackAt;
        private int ackCount;
        private int commandAt;
        private int commandCount;

        /// <param name="clock">Stamps arrivals.</param>
        /// <param name="pause">Woken when something arrives.</param>
        public Mailbox(IClock clock, IPause pause)
        {
            this.clock = clock;
            this.pause = pause;
            for (int i = 0; i < CommandSlots; i++)
            {
                // One byte more than the longest command: enough to see that one is too long.
                commands[i] = new byte[CommandCodec.MaxBytes + 1];
            }
        }

        /// <summary>Commands that found no slot.</summary>
        public int Overflowed { get; private set; }

        /// <inheritdoc/>
        public void OnAcknowledged(int number)
        {
            lock (gate)
            {
                if (ackCount < AckSlots)
                {
                    acks[(ackAt + ackCount) % AckSlots] = number;
                    ackCount++;
                }
            }

            pause.Wake();
        }

        /// <inheritdoc/>
        public void OnCommand(byte[] payload)
        {
            lock (gate)
            {
                if (commandCount == CommandSlots)
                {
                    Overflowed++;
                    return;
                }

                int slot = (commandAt + commandCount) % CommandSlots;
                int length = payload.Length < commands[slot].Length ? payload.Length : commands[slot].Length;
                for (int i = 0; i < length; i++)
                {
                    commands[slot][i] = payload[i];
                }

                lengths[slot] = length;
                arrivals[slot] = clock.Milliseconds;
                commandCount++;
            }

            pause.Wake();
        }

        /// <inheritdoc/>
        public void OnStateChanged() => pause.Wake();

        /// <summary>Takes the oldest acknowledgement.</summary>
        public bool TryTakeAck(out int number)
        {
            lock (gate)
            {
                number = acks[ackAt];
                if (ackCount == 0)
                {
                    return false;
                }

                ackAt = (ackAt + 1) % AckSlots;
                ackCount--;
                return true;
            }
        }

        /// <summary>Takes the oldest command into a buffer of <see cref="CommandCodec.MaxBytes"/> + 1 bytes.</summary>
        public bool TryTakeCommand(byte[] into, out int length, out long arrived)
        {
            lock (gate)
            {
                length = lengths[commandAt];
                arrived = arrivals[commandAt];
                if (commandCount == 0)
                {
                    return false;
                }

                for (int i = 0; i < length; i++)
                {
                    into[i] = commands[commandAt][i];
                }

                commandAt = (commandAt + 1) % CommandSlots;
                commandCount--;
                return true;
            }
        }
    }
}
