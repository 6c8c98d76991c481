using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>A load switch behind a GPIO pin: high feeds the chips on it. The rising edge tells that a sample begins.</summary>
public sealed class Rail(IReadOnlyList<IChip> chips, Action? rises = null) : IPinTarget, IChip
{
    private readonly Lock _lock = new();

    public bool IsOn { get; private set; }

    public bool? Level => IsOn;

    public void Drive(bool level)
    {
        lock (_lock)
        {
            if (level == IsOn)
            {
                return;
            }

            IsOn = level;
        }

        if (level)
        {
            rises?.Invoke();
        }

        foreach (var chip in chips)
        {
            if (level)
            {
                chip.PowerUp();
            }
            else
            {
                chip.PowerDown();
            }
        }
    }

    /// <summary>The switch has a pull-down: off until the firmware says otherwise.</summary>
    public void Release() => Drive(false);

    public void PowerUp()
    {
    }

    public void PowerDown() => Drive(false);
}
