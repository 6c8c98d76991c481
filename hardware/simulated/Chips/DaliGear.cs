namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// Control gear of a lamp on its DALI bus (IEC 62386-102), with its own mains supply: broadcast levels, the commands and queries
/// that a street light needs, and a memory that outlives its supply and wears out.
/// </summary>
public sealed class DaliGear(Lamp lamp, TimeProvider time) : IChip
{
    /// <summary>Physical minimum of this gear: 1 % of the light.</summary>
    public const int MinLevel = 85;

    private const int Mask = 255;
    private static readonly TimeSpan TwiceWithin = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private int _dtr0;
    private int _half = -1;
    private long _halfAt;

    /// <summary>Arc power level, 0 off to 254 full.</summary>
    public int Level { get; private set; }

    /// <summary>As the maker delivers it.</summary>
    public int PowerOnLevel { get; private set; } = 254;

    public int SystemFailureLevel { get; private set; } = 254;

    /// <summary>How often its memory was written.</summary>
    public int MemoryWrites { get; private set; }

    /// <summary>Frames that it understood.</summary>
    public IReadOnlyList<int> Frames
    {
        get
        {
            lock (_lock)
            {
                return [.. _frames];
            }
        }
    }

    /// <summary>Bit 0 of QUERY STATUS.</summary>
    public bool HasFailed { get; set; }

    /// <summary>It keeps to the level that it has, whatever it is told.</summary>
    public bool IsHeedless { get; set; }

    private readonly List<int> _frames = [];

    /// <summary>Ships it with other levels in its memory.</summary>
    public DaliGear With(int powerOnLevel, int systemFailureLevel)
    {
        (PowerOnLevel, SystemFailureLevel) = (powerOnLevel, systemFailureLevel);
        return this;
    }

    /// <summary>Takes a forward frame; the backward frame's byte, or null for none.</summary>
    public int? Take(int frame)
    {
        lock (_lock)
        {
            if (lamp.IsDriverDead)
            {
                return null;
            }

            _frames.Add(frame);
            var (address, value) = (frame >> 8, frame & 0xFF);
            switch (address)
            {
                case 0xFE when value != Mask && !IsHeedless:
                    GoTo(value);
                    break;
                case 0xA3:
                    _dtr0 = value;
                    break;
                case 0xFF:
                    return Obey(value, frame);
                default:
                    break;
            }

            return null;
        }
    }

    /// <summary>Mains: the level that was programmed, or the last one for MASK.</summary>
    public void PowerUp()
    {
        lock (_lock)
        {
            _half = -1;
            GoTo(PowerOnLevel == Mask ? Level : PowerOnLevel);
        }
    }

    public void PowerDown()
    {
    }

    /// <summary>The bus is low for longer than 500 ms: its supply died, or a wire was shorted.</summary>
    public void BusFails()
    {
        lock (_lock)
        {
            GoTo(SystemFailureLevel == Mask ? Level : SystemFailureLevel);
        }
    }

    private int? Obey(int opcode, int frame)
    {
        switch (opcode)
        {
            case 0x00:
                GoTo(0);
                return null;
            case 0x05:
                GoTo(254);
                return null;
            case 0x06:
                GoTo(MinLevel);
                return null;
            case >= 0x20 and < 0x90:
                Configure(opcode, frame);
                return null;
            case 0x90:
                return (HasFailed ? 1 : 0) | (lamp.IsBroken ? 2 : 0) | (Level > 0 && !lamp.IsBroken ? 4 : 0) | 64;
            case 0xA0:
                return lamp.IsBroken && Level > 0 ? Mask : Level;
            case 0xA1:
                return 254;
            case 0xA2:
                return MinLevel;
            case 0xA3:
                return PowerOnLevel;
            case 0xA4:
                return SystemFailureLevel;
            default:
                return null;
        }
    }

    // A configuration command counts when the same one comes again within 100 ms.
    private void Configure(int opcode, int frame)
    {
        if (_half != frame || time.GetElapsedTime(_halfAt) > TwiceWithin)
        {
            (_half, _halfAt) = (frame, time.GetTimestamp());
            return;
        }

        _half = -1;
        MemoryWrites++;
        if (opcode == 0x2D)
        {
            PowerOnLevel = _dtr0;
        }
        else if (opcode == 0x2C)
        {
            SystemFailureLevel = _dtr0;
        }
    }

    // IEC 62386-102, 9.3: three decades in 253 steps.
    private void GoTo(int level)
    {
        Level = level == 0 ? 0 : Math.Clamp(level, MinLevel, 254);
        lamp.Dim(Level == 0 ? 0 : Math.Pow(10, ((Level - 1) * 3.0 / 253) - 1) / 100);
    }
}
