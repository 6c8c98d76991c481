using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>A bus with one gear on it, as IEC 62386-102 has it: levels between its bounds, DTR0, a memory that counts its writes.</summary>
public sealed class FakeDaliBus : IDaliBus
{
    private int dtr0;

    public List<int> Frames { get; } = [];

    public int Level { get; set; } = 254;

    public int MinLevel { get; set; } = 85;

    public int PowerOnLevel { get; set; } = 200;

    public int FailureLevel { get; set; } = 200;

    public int Status { get; set; }

    public int MemoryWrites { get; private set; }

    /// <summary>The interface takes nothing.</summary>
    public bool IsBroken { get; set; }

    /// <summary>No gear answers, though it may hear.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The gear hears nothing.</summary>
    public bool IsDeaf { get; set; }

    public bool KeepsItsMemory { get; set; }

    public bool TrySend(int frame)
    {
        if (IsBroken)
        {
            return false;
        }

        Frames.Add(frame);
        if (!IsDeaf)
        {
            Take(frame);
        }

        return true;
    }

    public int Ask(int frame)
    {
        Frames.Add(frame);
        return IsBroken || IsSilent || IsDeaf ? DaliAnswer.None : (frame & 0xFF) switch
        {
            ForwardFrame.QueryStatus => Status,
            ForwardFrame.QueryActualLevel => Level,
            ForwardFrame.QueryMinLevel => MinLevel,
            ForwardFrame.QueryMaxLevel => 254,
            ForwardFrame.QueryPowerOnLevel => PowerOnLevel,
            ForwardFrame.QuerySystemFailureLevel => FailureLevel,
            _ => DaliAnswer.None,
        };
    }

    private void Take(int frame)
    {
        switch (frame >> 8)
        {
            case 0xFE:
                Level = (frame & 0xFF) == 0 ? 0 : Math.Max(MinLevel, frame & 0xFF);
                break;
            case 0xA3:
                dtr0 = frame & 0xFF;
                break;
            default:
                Store(frame & 0xFF);
                break;
        }
    }

    private void Store(int opcode)
    {
        MemoryWrites++;
        if (opcode == ForwardFrame.SetPowerOnLevel && !KeepsItsMemory)
        {
            PowerOnLevel = dtr0;
        }
        else if (opcode == ForwardFrame.SetSystemFailureLevel && !KeepsItsMemory)
        {
            FailureLevel = dtr0;
        }
    }
}
