using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>A motion sensor with a push-pull output: high while somebody is there.</summary>
public sealed class PresenceSensor : IPinTarget
{
    private volatile bool _seesSomebody;

    public bool SeesSomebody
    {
        get => _seesSomebody;
        set => _seesSomebody = value;
    }

    public bool? Level => SeesSomebody;

    public void Drive(bool level)
    {
        // Nobody drives an output.
    }

    public void Release()
    {
    }
}
