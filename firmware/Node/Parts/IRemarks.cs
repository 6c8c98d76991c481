namespace EdgeNodes.Node
{
    /// <summary>A sensor that can be well without having measured, and says why to a technician who asks.</summary>
    public interface IRemarks
    {
        /// <summary>What the self-test says in place of `good`; empty: it measured.</summary>
        string Remark { get; }
    }
}
