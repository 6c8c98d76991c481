using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Contract.Commands
{
    /// <summary>
    /// What a node shall do, for a time. One expiry rules both ends of it: a command that has not arrived by then is dropped,
    /// and a level that was applied ends then (uCIFI 3416 calls it a manual override).
    /// </summary>
    public sealed class Command
    {
        /// <summary>Longest time to live: a day. Whatever shall hold longer is a schedule.</summary>
        public const uint MaxTtlSeconds = 86400;

        /// <summary>Longest fade: two minutes.</summary>
        public const int MaxFadeTenths = 1200;

        /// <summary>Longest text of settings, characters.</summary>
        public const int MaxSettings = 180;

        /// <summary>What to do.</summary>
        public CommandAction Action { get; set; } = CommandAction.Dim;

        /// <summary>Which node.</summary>
        public NodeId Node { get; set; }

        /// <summary>Chosen by the sender, unique for the node: a command that arrives twice is carried out once.</summary>
        public uint Id { get; set; }

        /// <summary>Seconds that are left, 1 to <see cref="MaxTtlSeconds"/>.</summary>
        public uint TtlSeconds { get; set; }

        /// <summary>Level in steps of 0.5 %, 0 to 200; for Dim and Raise.</summary>
        public int LevelSteps { get; set; }

        /// <summary>Duration of the change in tenths of a second; for Dim and Raise.</summary>
        public int FadeTenths { get; set; }

        /// <summary>ASCII lines `key=value`, separated by \n; for Settings.</summary>
        public string Settings { get; set; } = "";

        /// <summary>True for an action that gives a lamp a level.</summary>
        public bool HasLevel => Action == CommandAction.Dim || Action == CommandAction.Raise;

        /// <summary>Makes this an equal copy of another.</summary>
        public void CopyFrom(Command other)
        {
            Action = other.Action;
            Node = other.Node;
            Id = other.Id;
            TtlSeconds = other.TtlSeconds;
            LevelSteps = other.LevelSteps;
            FadeTenths = other.FadeTenths;
            Settings = other.Settings;
        }

        /// <summary>Null, or what is wrong with this command.</summary>
        public string? Problem()
        {
            if (!Node.IsValid)
            {
                return "the node id is not valid";
            }

            if (TtlSeconds < 1 || TtlSeconds > MaxTtlSeconds)
            {
                return "ttl must be 1 to 86400 seconds";
            }

            return HasLevel ? LevelProblem() : Action == CommandAction.Settings ? SettingsProblem() : null;
        }

        private string? LevelProblem()
        {
            if (Node.Kind != NodeKind.Streetlight)
            {
                return Node.ToString() + " is no streetlight: only streetlights take a level";
            }

            if (!QuantityTable.DimLevel.InRange(LevelSteps))
            {
                return "level must be 0 to 100 %";
            }

            return FadeTenths < 0 || FadeTenths > MaxFadeTenths ? "fade must be 0 to 120 seconds" : null;
        }

        private string? SettingsProblem()
        {
            if (Settings.Length == 0 || Settings.Length > MaxSettings)
            {
                return "settings must be 1 to 180 characters of key=value lines: send more commands";
            }

            for (int i = 0; i < Settings.Length; i++)
            {
                if (Settings[i] != '\n' && (Settings[i] < ' ' || Settings[i] > '~'))
                {
                    return "settings must be plain ASCII";
                }
            }

            return null;
        }
    }
}
