namespace EdgeNodes.Node
{
    /// <summary>A lamp's driver.</summary>
    public interface ILamp
    {
        /// <summary>Drives the lamp at a level of 0 to 200 steps of 0.5 %. False if the driver did not take it.</summary>
        bool TrySetLevel(int levelSteps);
    }
}
