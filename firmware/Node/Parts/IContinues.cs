using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>A part whose value counts on over a reboot, like an energy meter.</summary>
    public interface IContinues
    {
        /// <summary>The newest reading that the outbox holds.</summary>
        void ContinueFrom(Reading newest);
    }
}
