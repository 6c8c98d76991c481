using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Takes commands, carries each out once, and answers with the state that it caused. A time to live counts from the
    /// arrival on the monotonic clock: the time of day may be wrong or unknown.
    /// </summary>
    public sealed class CommandDesk
    {
        private const int Remembered = 16;

        private readonly NodeId node;
        private readonly Mailbox mailbox;
        private readonly AnswerBox answers;
        private readonly IObeys[] obeys;
        private readonly ILog log;
        private readonly Command command = new Command();
        private readonly Answer answer = new Answer();
        private readonly byte[] buffer = new byte[CommandCodec.MaxBytes + 1];
        private readonly uint[] ids = new uint[Remembered];
        private readonly AnswerResult[] results = new AnswerResult[Remembered];
        private readonly AnswerReason[] reasons = new AnswerReason[Remembered];
        private readonly int[] levels = new int[Remembered];
        private int known;
        private int at;

        /// <param name="node">Who obeys.</param>
        /// <param name="mailbox">Where commands arrive.</param>
        /// <param name="answers">Where answers go.</param>
        /// <param name="obeys">What carries them out.</param>
        /// <param name="log">Told of what was not understood.</param>
        public CommandDesk(NodeId node, Mailbox mailbox, AnswerBox answers, IObeys[] obeys, ILog log)
        {
            this.node = node;
            this.mailbox = mailbox;
            this.answers = answers;
            this.obeys = obeys;
            this.log = log;
        }

        /// <summary>Commands that were refused, expired or not understood.</summary>
        public uint Rejected { get; private set; }

        /// <summary>Obeys everything that has arrived.</summary>
        public void Obey(long now)
        {
            while (mailbox.TryTakeCommand(buffer, out int length, out long arrived))
            {
                command.Node = default;
                command.Id = 0;
                bool understood = CommandCodec.TryDecode(buffer, 0, length, command, out string error);
                if (!command.Node.Is(node))
                {
                    Rejected++;
                    log.Say("command not obeyed: " + (understood ? "it is for " + command.Node.ToString() : error));
                }
                else if (!Recall(command.Id))
                {
                    Carry(understood, error, arrived, now);
                }
            }
        }

        private void Carry(bool understood, string error, long arrived, long now)
        {
            if (!understood)
            {
                log.Say("command " + command.Id.ToString() + " not obeyed: " + error);
                bool wrongKind = command.HasLevel && node.Kind != NodeKind.Streetlight;
                Reply(AnswerResult.Refused, wrongKind ? AnswerReason.WrongKind : AnswerReason.Malformed);
                return;
            }

            long end = arrived + (command.TtlSeconds * 1000L);
            IObeys? part = PartFor(command.Action);
            if (now >= end)
            {
                Reply(AnswerResult.Expired, AnswerReason.None);
            }
            else if (part == null)
            {
                Reply(AnswerResult.Refused, AnswerReason.Unsupported);
            }
            else
            {
                AnswerReason reason = part.Obey(command, end, now);
                Reply(reason == AnswerReason.None ? AnswerResult.Applied : AnswerResult.Refused, reason);
            }
        }

        private IObeys? PartFor(CommandAction action)
        {
            for (int i = 0; i < obeys.Length; i++)
            {
                if (obeys[i].Takes(action))
                {
                    return obeys[i];
                }
            }

            return null;
        }

        private void Reply(AnswerResult result, AnswerReason reason)
        {
            Rejected += result == AnswerResult.Applied ? 0U : 1U;
            ids[at] = command.Id;
            results[at] = result;
            reasons[at] = reason;
            levels[at] = Level();
            Send(at);
            at = (at + 1) % Remembered;
            known = known < Remembered ? known + 1 : Remembered;
        }

        private int Level()
        {
            for (int i = 0; i < obeys.Length; i++)
            {
                if (obeys[i].LevelSteps != Answer.UnknownLevel)
                {
                    return obeys[i].LevelSteps;
                }
            }

            return Answer.UnknownLevel;
        }

        // A command that arrives twice is answered twice and carried out once.
        private bool Recall(uint id)
        {
            for (int i = 0; i < known; i++)
            {
                if (ids[i] == id)
                {
                    Send(i);
                    return true;
                }
            }

            return false;
        }

        private void Send(int slot)
        {
            answer.Node = node;
            answer.CommandId = ids[slot];
            answer.Result = results[slot];
            answer.Reason = reasons[slot];
            answer.LevelSteps = levels[slot];
            answers.Add(answer);
        }
    }
}
