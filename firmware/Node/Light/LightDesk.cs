using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Node
{
    /// <summary>Gives the light plan the levels that commands ask for; answers carry the level that came of it.</summary>
    public sealed class LightDesk : IObeys
    {
        private readonly LightPlan plan;

        /// <param name="plan">What drives the lamp.</param>
        public LightDesk(LightPlan plan)
        {
            this.plan = plan;
        }

        /// <inheritdoc/>
        public int LevelSteps => plan.Level < 0 ? Answer.UnknownLevel : plan.Target;

        /// <inheritdoc/>
        public bool Takes(CommandAction action) => action == CommandAction.Dim || action == CommandAction.Raise;

        /// <inheritdoc/>
        public AnswerReason Obey(Command command, long end, long now)
        {
            if (command.Action == CommandAction.Raise)
            {
                plan.Raise(command.LevelSteps, command.FadeTenths, end, now);
                return plan.IsRefused ? AnswerReason.LampFailure : AnswerReason.None;
            }

            return plan.Command(command.LevelSteps, command.FadeTenths, end, now) ? AnswerReason.None : AnswerReason.LampFailure;
        }
    }
}
