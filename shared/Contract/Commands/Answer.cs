using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Contract.Commands
{
    /// <summary>What a node, or the gateway for it, says about a command. (Node, CommandId) makes it idempotent.</summary>
    public sealed class Answer
    {
        /// <summary>A level that is not known.</summary>
        public const int UnknownLevel = 255;

        private static readonly string[] ResultWords = { "", "applied", "expired", "refused" };
        private static readonly string[] ReasonWords =
        {
            "", "malformed", "unknown-node", "wrong-kind", "lamp-failure", "busy", "unknown-setting", "bad-setting", "not-stored",
            "unsupported",
        };

        /// <summary>Whose command it was.</summary>
        public NodeId Node { get; set; }

        /// <summary>Which command.</summary>
        public uint CommandId { get; set; }

        /// <summary>What became of it.</summary>
        public AnswerResult Result { get; set; }

        /// <summary>Why it was refused.</summary>
        public AnswerReason Reason { get; set; }

        /// <summary>The lamp's level now, in steps of 0.5 %; <see cref="UnknownLevel"/> if not known.</summary>
        public int LevelSteps { get; set; } = UnknownLevel;

        /// <summary>The word of a result.</summary>
        public static string WordOf(AnswerResult result) => ResultWords[(int)result];

        /// <summary>The word of a reason; empty for none.</summary>
        public static string WordOf(AnswerReason reason) => ReasonWords[(int)reason];

        /// <summary>True for a reason of the table.</summary>
        public static bool IsKnown(AnswerReason reason) => reason >= AnswerReason.None && (int)reason < ReasonWords.Length;

        /// <summary>The result of a word, None if there is none.</summary>
        public static AnswerResult ResultOf(string? word) => (AnswerResult)IndexOf(ResultWords, word);

        /// <summary>The reason of a word, None if there is none.</summary>
        public static AnswerReason ReasonOf(string? word) => (AnswerReason)IndexOf(ReasonWords, word);

        private static int IndexOf(string[] words, string? word)
        {
            for (int i = 1; i < words.Length; i++)
            {
                if (words[i] == word)
                {
                    return i;
                }
            }

            return 0;
        }
    }
}
