using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>A motion sensor with a push-pull output: high while somebody is there.</summary>
public sealed class PresenceSensor : IPinTarget
{
    private volatile bool _seesSomebody;
    private volatile bool _chatters;
    private int _looks;

    public bool SeesSomebody
    {
        get => _seesSomebody;
        set => _seesSomebody = value;
    }

    /// <summary>A loose contact: its level is another one at each look.</summary>
    public bool Chatters
    {
        get => _chatters;
        set => _chatters = value;
    }

    public bool? Level => Chatters ? Interlocked.Increment(ref _looks) % 2 == 0 : SeesSomebody;

    public void Drive(bool level)
    {
        // Nobody drives an output.
    }

    public void Release()
    {
    }
}
