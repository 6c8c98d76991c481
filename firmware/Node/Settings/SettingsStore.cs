using System;
using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Node
{
    /// <summary>
    /// A node's settings: <c>node.cfg</c>, which a technician wrote, under the changes that came since. A change from afar is on trial
    /// until the gateway has answered a node that runs with it; else the last good settings come back.
    /// </summary>
    public sealed class SettingsStore
    {
        /// <summary>How long a boot may be out of contact with changes on trial, ms.</summary>
        public const long TrialMilliseconds = 900000;

        // A node that sleeps between samples is awake for seconds: then boots count.
        private const int TrialBoots = 64;
        private const int Chunk = 512;

        private readonly IStorage storage;
        private readonly NodeKind kind;
        private readonly ChangeFile changes;

        /// <param name="storage">Internal storage.</param>
        /// <param name="kind">What the app is.</param>
        public SettingsStore(IStorage storage, NodeKind kind)
        {
            this.storage = storage;
            this.kind = kind;
            changes = new ChangeFile(storage);
        }

        /// <summary>True while changes are on trial.</summary>
        public bool IsOnTrial => changes.IsOnTrial;

        /// <summary>What has been changed since the technician's file, `key=value` lines.</summary>
        public string Changes => changes.Text;

        /// <summary>Reads the settings, at boot. On failure <paramref name="error"/> is one sentence for the technician.</summary>
        public bool TryOpen(out NodeSettings? settings, out string error)
        {
            byte[] file = ReadFile();
            changes.Load(Bytes.Crc32(file, 0, file.Length));
            settings = null;
            error = SettingsFile.Name + " is missing or empty: write it to internal storage with at least id, gateway.host, gateway.secret and wifi.ssid";
            if (file.Length == 0 && changes.Text.Length == 0)
            {
                return false;
            }

            if (changes.IsOnTrial && changes.TrialBoots >= TrialBoots)
            {
                changes.TryRevert();
            }

            if (changes.IsOnTrial)
            {
                changes.CountTrialBoot();
            }

            // Changes that no longer fit, say after an update of the firmware, must not keep the node from running.
            return TryParse(file, changes.Text, out settings, out error)
                || (file.Length > 0 && changes.Text.Length > 0 && TryParse(file, "", out settings, out error));
        }

        /// <summary>
        /// Checks the settings as they would be with these lines, as a whole, and stores them: <paramref name="onTrial"/> from afar, for
        /// good with a technician beside the node. None if they are stored, or hold already.
        /// </summary>
        public AnswerReason Change(string lines, bool onTrial, out bool isNew, out string error)
        {
            isNew = false;
            byte[] file = ReadFile();
            string text = SettingLines.Merge(changes.Text, lines);
            error = "there is no room for more changes: write a new " + SettingsFile.Name;
            if (text.Length > ChangeFile.MaxText || !TryParse(file, text, out NodeSettings? _, out error))
            {
                return AnswerReason.BadSetting;
            }

            if (text == changes.Text && (onTrial || !changes.IsOnTrial))
            {
                return AnswerReason.None;
            }

            isNew = true;
            error = "storage refused the settings: check or replace the board";
            return (onTrial ? changes.TryBeginTrial(text) : changes.TryStore(text)) ? AnswerReason.None : AnswerReason.NotStored;
        }

        /// <summary>The gateway has answered: what was on trial holds.</summary>
        public void Confirm()
        {
            if (changes.IsOnTrial)
            {
                changes.TryConfirm();
            }
        }

        /// <summary>The gateway has not answered: back to the last good settings. They hold after the next boot.</summary>
        public bool TryRevert() => changes.TryRevert();

        /// <summary>Takes every change back: the technician's file alone holds after the next boot.</summary>
        public bool TryForget() => changes.TryStore("");

        private bool TryParse(byte[] file, string text, out NodeSettings? settings, out string error)
        {
            byte[] bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)text[i];
            }

            return SettingsFile.TryParse(file, file.Length, bytes, bytes.Length, kind, out settings, out error);
        }

        // Storage does not tell a file's length, and room for the longest file is more than a node should take for a short one.
        private byte[] ReadFile()
        {
            byte[] chunk = new byte[Chunk];
            int length = 0;
            for (int read = Chunk; read == Chunk && length <= SettingsFile.MaxBytes; length += read)
            {
                read = storage.Read(SettingsFile.Name, length, chunk, 0, Chunk);
            }

            byte[] file = new byte[length > SettingsFile.MaxBytes ? SettingsFile.MaxBytes + 1 : length];
            storage.Read(SettingsFile.Name, 0, file, 0, file.Length);
            return file;
        }
    }
}
