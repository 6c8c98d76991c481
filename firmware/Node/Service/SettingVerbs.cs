using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Node
{
    /// <summary>Settings over the cable: set what is wanted, then save it as a whole.</summary>
    public sealed class SettingVerbs
    {
        private readonly SettingsStore store;
        private string wanted = "";

        /// <param name="store">Where they lie.</param>
        public SettingVerbs(SettingsStore store)
        {
            this.store = store;
        }

        /// <summary>True once something was saved.</summary>
        public bool HasSaved { get; private set; }

        /// <summary>The words for them.</summary>
        public IConsoleCommand[] Commands() => new IConsoleCommand[]
        {
            new ConsoleVerb("set", "key=value; takes effect with save", Set),
            new ConsoleVerb("save", "check what was set, all of it, and store it", Save),
            new ConsoleVerb("discard", "forget what was set and not saved", Discard),
            new ConsoleVerb("forget", "take back every change: " + SettingsFile.Name + " alone holds after reboot", Forget),
        };

        private void Set(string argument, ILog reply)
        {
            string key = SettingLines.KeyOf(argument);
            int index = SettingKeys.IndexOf(key);
            if (index < 0)
            {
                reply.Say("no such key: write set key=value, settings? lists the keys");
            }
            else if (wanted.Length + argument.Length >= ChangeFile.MaxText)
            {
                reply.Say("too much at once: save first");
            }
            else
            {
                wanted = SettingLines.Merge(wanted, argument);
                reply.Say(key + (SettingKeys.At(index).IsSecret ? " taken" : argument.Substring(argument.IndexOf('='))) + ", not saved yet");
            }
        }

        private void Save(string argument, ILog reply)
        {
            AnswerReason reason = store.Change(wanted, false, out bool _, out string error);
            if (reason == AnswerReason.None)
            {
                wanted = "";
                HasSaved = true;
                reply.Say("saved: reboot to use it");
            }
            else
            {
                reply.Say("not saved: " + error);
            }
        }

        private void Discard(string argument, ILog reply)
        {
            wanted = "";
            reply.Say("discarded");
        }

        private void Forget(string argument, ILog reply) =>
            reply.Say(store.TryForget() ? "forgotten: reboot to use " + SettingsFile.Name + " alone" : "storage refused: check or replace the board");
    }
}
