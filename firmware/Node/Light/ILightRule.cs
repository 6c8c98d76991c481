using EdgeNodes.Contract.Readings;

namespace EdgeNodes.Node
{
    /// <summary>One rung of the ladder from command to full on: the first rule that has an answer rules the level.</summary>
    public interface ILightRule
    {
        /// <summary>False if this rule has nothing to say now; levels are steps of 0.5 %.</summary>
        bool TryLevel(long now, out int levelSteps, out LevelOrigin origin);

        /// <summary>Milliseconds until its answer may change; long.MaxValue for never.</summary>
        long Wait(long now);
    }
}
