using System;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Node
{
    /// <summary>Changes settings on command. They take effect with a planned restart, after the answer has arrived.</summary>
    public sealed class SettingsDesk : IObeys
    {
        private readonly SettingsStore store;
        private readonly RestartPlan plan;
        private readonly NodeKind kind;
        private readonly ILog log;

        /// <param name="store">Where they lie.</param>
        /// <param name="plan">Where the restart is asked for.</param>
        /// <param name="kind">What the node is.</param>
        /// <param name="log">Told why something was refused.</param>
        public SettingsDesk(SettingsStore store, RestartPlan plan, NodeKind kind, ILog log)
        {
            this.store = store;
            this.plan = plan;
            this.kind = kind;
            this.log = log;
        }

        /// <inheritdoc/>
        public int LevelSteps => Answer.UnknownLevel;

        /// <inheritdoc/>
        public bool Takes(CommandAction action) => action == CommandAction.Settings;

        /// <inheritdoc/>
        public AnswerReason Obey(Command command, long end, long now)
        {
            if (!SettingLines.AreRemote(command.Settings, kind))
            {
                log.Say("settings not changed: a key is unknown, of another kind of node, or not to be changed from afar");
                return AnswerReason.UnknownSetting;
            }

            AnswerReason reason = Change(command.Settings, out bool isNew);
            if (reason == AnswerReason.None && isNew)
            {
                log.Say("settings changed from afar: the node restarts to use them");
                plan.Make(BootReason.Settings, now);
            }

            return reason;
        }

        private AnswerReason Change(string lines, out bool isNew)
        {
            isNew = false;
            try
            {
                AnswerReason reason = store.Change(lines, true, out isNew, out string error);
                if (reason != AnswerReason.None)
                {
                    log.Say("settings not changed: " + error);
                }

                return reason;
            }
            catch (Exception trouble)
            {
                // A medium that cannot be read, or no memory left for the check: the old settings hold.
                log.Say("settings not changed (" + trouble.Message + ")");
                return AnswerReason.NotStored;
            }
        }
    }
}
