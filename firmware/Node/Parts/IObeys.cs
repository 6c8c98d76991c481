using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Node
{
    /// <summary>A part that carries out commands.</summary>
    public interface IObeys
    {
        /// <summary>The lamp's level as answers tell it, in steps of 0.5 %; <see cref="Answer.UnknownLevel"/> for a part without one.</summary>
        int LevelSteps { get; }

        /// <summary>True for an action of this part.</summary>
        bool Takes(CommandAction action);

        /// <summary>
        /// Carries a command out; <paramref name="end"/> is when its time to live ends, in milliseconds since boot. None when it was
        /// applied, else why not.
        /// </summary>
        AnswerReason Obey(Command command, long end, long now);
    }
}
