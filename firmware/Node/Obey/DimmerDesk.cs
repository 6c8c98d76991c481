using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Node
{
    /// <summary>Gives the dimmer the levels that commands ask for.</summary>
    public sealed class DimmerDesk : IObeys
    {
        private readonly Dimmer dimmer;

        /// <param name="dimmer">What drives the lamp.</param>
        public DimmerDesk(Dimmer dimmer)
        {
            this.dimmer = dimmer;
        }

        /// <inheritdoc/>
        public int LevelSteps => dimmer.Level < 0 ? Answer.UnknownLevel : dimmer.Target;

        /// <inheritdoc/>
        public bool Takes(CommandAction action) => action == CommandAction.Dim;

        /// <inheritdoc/>
        public AnswerReason Obey(Command command, long end, long now) =>
            dimmer.Override(command.LevelSteps, command.FadeTenths * 100, end, now) ? AnswerReason.None : AnswerReason.LampFailure;
    }
}
