using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Contract.Commands
{
    /// <summary>
    /// Drive a lamp at a level, for a time. One expiry rules both ends of it: a command that has not arrived by then is
    /// dropped, and one that was applied ends then (uCIFI 3416 calls it a manual override).
    /// </summary>
    public sealed class Command
    {
        /// <summary>Longest time to live: a day. Whatever shall hold longer is a schedule.</summary>
        public const uint MaxTtlSeconds = 86400;

        /// <summary>Longest fade: two minutes.</summary>
        public const int MaxFadeTenths = 1200;

        /// <summary>Which lamp.</summary>
        public NodeId Node { get; set; }

        /// <summary>Chosen by the sender, unique for the node: a command that arrives twice is carried out once.</summary>
        public uint Id { get; set; }

        /// <summary>Seconds that are left, 1 to <see cref="MaxTtlSeconds"/>.</summary>
        public uint TtlSeconds { get; set; }

        /// <summary>Level in steps of 0.5 %, 0 to 200.</summary>
        public int LevelSteps { get; set; }

        /// <summary>Duration of the change in tenths of a second.</summary>
        public int FadeTenths { get; set; }

        /// <summary>Null, or what is wrong with this command.</summary>
        public string? Problem()
        {
            if (!Node.IsValid)
            {
                return "the node id is not valid";
            }

            if (Node.Kind != NodeKind.Streetlight)
            {
                return Node.ToString() + " is no streetlight: only streetlights take a level";
            }

            if (TtlSeconds < 1 || TtlSeconds > MaxTtlSeconds)
            {
                return "ttl must be 1 to 86400 seconds";
            }

            if (!QuantityTable.DimLevel.InRange(LevelSteps))
            {
                return "level must be 0 to 100 %";
            }

            return FadeTenths < 0 || FadeTenths > MaxFadeTenths ? "fade must be 0 to 120 seconds" : null;
        }
    }
}
