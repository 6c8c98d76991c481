using System;

namespace EdgeNodes.Node
{
    /// <summary>
    /// Changes to <c>node.cfg</c> on internal storage: those that have proved themselves, and those on trial. Two copies written in
    /// turn, so that a power cut at any byte leaves the old changes or the new ones. They belong to one node.cfg: a technician
    /// who writes another one has the last word.
    /// </summary>
    public sealed class ChangeFile
    {
        /// <summary>Longest text of changes, characters.</summary>
        public const int MaxText = 512;

        private const int ProvenAt = 8;
        private const int TrialAt = ProvenAt + 2 + MaxText;
        private const int Size = TrialAt + 2 + MaxText;
        private const int NoTrial = 0xFFFF;

        private readonly TwinFile file;
        private readonly byte[] content = new byte[Size];

        /// <param name="storage">Internal storage.</param>
        public ChangeFile(IStorage storage)
        {
            file = new TwinFile(storage, "settings", Size);
        }

        /// <summary>True while changes have not proved themselves.</summary>
        public bool IsOnTrial => Bytes.Get16(content, TrialAt) != NoTrial;

        /// <summary>Boots that began with the changes on trial.</summary>
        public int TrialBoots => content[4];

        /// <summary>Lines that hold; with a trial under way those of the trial.</summary>
        public string Text => TextAt(IsOnTrial ? TrialAt : ProvenAt);

        /// <summary>Reads the changes that belong to a node.cfg with this checksum.</summary>
        public void Load(uint settingsCheck)
        {
            if (!file.TryLoad(content) || Bytes.Get32(content, 0) != settingsCheck
                || Bytes.Get16(content, ProvenAt) > MaxText || (IsOnTrial && Bytes.Get16(content, TrialAt) > MaxText))
            {
                Array.Clear(content, 0, Size);
                Bytes.Put32(content, 0, settingsCheck);
                Bytes.Put16(content, TrialAt, NoTrial);
            }
        }

        /// <summary>Puts a text on trial. False if the medium refused: the old one holds.</summary>
        public bool TryBeginTrial(string text)
        {
            content[4] = 0;
            PutText(TrialAt, text);
            return TrySave();
        }

        /// <summary>Stores a text that needs no trial: the technician is there. False if the medium refused.</summary>
        public bool TryStore(string text)
        {
            content[4] = 0;
            PutText(ProvenAt, text);
            Bytes.Put16(content, TrialAt, NoTrial);
            return TrySave();
        }

        /// <summary>A boot begins with the changes on trial.</summary>
        public void CountTrialBoot()
        {
            content[4] = (byte)(content[4] < 255 ? content[4] + 1 : 255);
            TrySave();
        }

        /// <summary>What is on trial has proved itself.</summary>
        public bool TryConfirm() => TryStore(TextAt(TrialAt));

        /// <summary>What is on trial has failed.</summary>
        public bool TryRevert() => TryStore(TextAt(ProvenAt));

        private string TextAt(int at)
        {
            char[] text = new char[Bytes.Get16(content, at)];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (char)content[at + 2 + i];
            }

            return new string(text);
        }

        private void PutText(int at, string text)
        {
            Bytes.Put16(content, at, text.Length);
            for (int i = 0; i < text.Length; i++)
            {
                content[at + 2 + i] = (byte)text[i];
            }
        }

        // What storage refused must not be taken for stored: read it again.
        private bool TrySave()
        {
            uint check = Bytes.Get32(content, 0);
            try
            {
                file.Save(content);
                return true;
            }
            catch (Exception)
            {
                Load(check);
                return false;
            }
        }
    }
}
