namespace EdgeNodes.Contract.Frames
{
    /// <summary>Why a frame was refused.</summary>
    public enum FrameError
    {
        /// <summary>It was not.</summary>
        None = 0,

        /// <summary>No byte at all.</summary>
        Empty,

        /// <summary>Longer than <see cref="FrameFormat.MaxBytes"/>.</summary>
        TooLong,

        /// <summary>Another version than 1.</summary>
        UnknownVersion,

        /// <summary>Bits that version 1 keeps at zero are not.</summary>
        ReservedBits,

        /// <summary>The frame ends inside a reading.</summary>
        Truncated,

        /// <summary>A node kind that is not in the table.</summary>
        UnknownKind,

        /// <summary>Node number 0, or a long form where the short one does.</summary>
        BadNodeNumber,

        /// <summary>A boot counter beyond 65535.</summary>
        BadBoot,

        /// <summary>More readings than a block or a frame may hold.</summary>
        TooManyReadings,

        /// <summary>Sequence numbers that overflow.</summary>
        BadSequence,

        /// <summary>Times that overflow.</summary>
        BadTime,

        /// <summary>A number column with an unknown code or a broken number.</summary>
        BadColumn,

        /// <summary>A value outside its quantity's range.</summary>
        ValueOutOfRange,

        /// <summary>Something follows the last reading.</summary>
        TrailingData,
    }
}
