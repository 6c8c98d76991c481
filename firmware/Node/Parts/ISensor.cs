using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>One part that measures.</summary>
    public interface ISensor
    {
        /// <summary>Which part: named on the console and in quantity `cause`.</summary>
        Part Part { get; }

        /// <summary>
        /// Adds this part's values and says what is wrong, if anything. With a fault (<see cref="Causes.IsDoubt"/> is false) its
        /// quantities stay away; with a doubt they are there. It may throw: that counts as <see cref="Cause.NoAnswer"/>.
        /// </summary>
        Cause Read(Reading into);
    }
}
