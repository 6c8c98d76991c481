using EdgeNodes.Contract.Identity;
using EdgeNodes.Contract.Quantities;

namespace EdgeNodes.Contract.Readings
{
    /// <summary>
    /// One node's values at one instant. (Node, Boot, Sequence) is its identity from birth to the platform and makes every
    /// hop idempotent. Mutable and reusable, so that a node samples without allocating.
    /// </summary>
    public sealed class Reading
    {
        private readonly int[] steps = new int[QuantityTable.Count];
        private long mask;

        /// <summary>Whose reading.</summary>
        public NodeId Node { get; set; }

        /// <summary>How often the node had booted when it was taken.</summary>
        public ushort Boot { get; set; }

        /// <summary>Counts the readings of one boot, from 0.</summary>
        public uint Sequence { get; set; }

        /// <summary>Seconds since 1970-01-01 UTC; since boot when <see cref="TimeQuality"/> is Unknown.</summary>
        public uint Time { get; set; }

        /// <summary>How far <see cref="Time"/> may be trusted.</summary>
        public TimeQuality TimeQuality { get; set; }

        /// <summary>Alarm, fault, replay.</summary>
        public ReadingFlags Flags { get; set; }

        /// <summary>Which quantities are there, one bit per code.</summary>
        public long Mask => mask;

        /// <summary>True if the quantity has a value.</summary>
        public bool Has(Quantity quantity) => (mask & (1L << quantity.Code)) != 0;

        /// <summary>The value in steps; 0 if there is none.</summary>
        public int Steps(Quantity quantity) => steps[quantity.Code];

        /// <summary>The value in the quantity's unit; 0 if there is none.</summary>
        public double Value(Quantity quantity) => quantity.FromSteps(steps[quantity.Code]);

        /// <summary>Rounds to the quantity's step. False, and no value, for NaN and for anything out of range.</summary>
        public bool Set(Quantity quantity, double value)
        {
            if (quantity.TryToSteps(value, out int rounded))
            {
                SetSteps(quantity, rounded);
                return true;
            }

            Remove(quantity);
            return false;
        }

        /// <summary>Sets a value in steps; the caller keeps it in range.</summary>
        public void SetSteps(Quantity quantity, int value)
        {
            steps[quantity.Code] = value;
            mask |= 1L << quantity.Code;
        }

        /// <summary>Takes a value away.</summary>
        public void Remove(Quantity quantity)
        {
            steps[quantity.Code] = 0;
            mask &= ~(1L << quantity.Code);
        }

        /// <summary>Takes all values away; identity and time stay.</summary>
        public void ClearValues()
        {
            for (int i = 0; i < steps.Length; i++)
            {
                steps[i] = 0;
            }

            mask = 0;
        }

        /// <summary>Makes this an equal copy of another.</summary>
        public void CopyFrom(Reading other)
        {
            Node = other.Node;
            Boot = other.Boot;
            Sequence = other.Sequence;
            Time = other.Time;
            TimeQuality = other.TimeQuality;
            Flags = other.Flags;
            mask = other.mask;
            for (int i = 0; i < steps.Length; i++)
            {
                steps[i] = other.steps[i];
            }
        }

        /// <summary>Same identity, time, flags and values.</summary>
        public bool Same(Reading other)
        {
            if (!Node.Is(other.Node) || Boot != other.Boot || Sequence != other.Sequence || Time != other.Time
                || TimeQuality != other.TimeQuality || Flags != other.Flags || mask != other.mask)
            {
                return false;
            }

            for (int i = 0; i < steps.Length; i++)
            {
                if (steps[i] != other.steps[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
