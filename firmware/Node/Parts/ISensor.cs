using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>One part that measures.</summary>
    public interface ISensor
    {
        /// <summary>The part's name, for the console.</summary>
        string Name { get; }

        /// <summary>
        /// Adds this part's values. False when the part is silent, broken or implausible: then its quantities stay away. It
        /// may have set some of them before it found out. May throw: that counts as false.
        /// </summary>
        bool TryRead(Reading into);
    }
}
