using System.Buffers.Binary;
using EdgeNodes.Simulated.Weather;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// Plantower PMS5003: 32-byte frames at 9600 baud, active or passive, asleep by pin or command (its data manual, appendix
/// I and II).
/// </summary>
public sealed class Pms5003Chip(ISurroundings around, TimeProvider time)
    : UartSensor(time, 9600, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), IPinTarget
{
    private const byte Version = 0x97;
    private readonly List<byte> _command = [];
    private bool _active = true;
    private bool _awake = true;
    private bool _pinAllows = true;

    /// <summary>Its own error code, low byte of the last word before the sum; 0: healthy.</summary>
    public byte Error { get; set; }

    /// <summary>The wire to its RX is broken: it hears no command.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>True while fan and laser run.</summary>
    public bool IsAwake => _awake && _pinAllows;

    /// <summary>The SET pin has a pull-up in the sensor.</summary>
    public bool? Level => true;

    /// <summary>SET: high runs, low sleeps.</summary>
    public void Drive(bool level)
    {
        _pinAllows = level;
        SetTalking(_active && _awake && _pinAllows);
    }

    public void Release() => Drive(true);

    protected override void Reset()
    {
        _active = true;
        _awake = true;
        _command.Clear();
        Talks = _pinAllows;
    }

    protected override byte[] Frame()
    {
        var pm25 = Word(around.Of(Measurand.Pm25));
        var pm10 = Word(around.Of(Measurand.Pm10));
        var pm1 = Word(around.Of(Measurand.Pm25) * 0.7);
        var frame = new byte[32];
        frame[0] = 0x42;
        frame[1] = 0x4D;
        Put(1, 28);

        // Words 1 to 3 hold the factory's CF=1 values, 4 to 6 those under atmospheric environment; below 30 ug/m3 they agree.
        Put(2, Factory(pm1));
        Put(3, Factory(pm25));
        Put(4, Factory(pm10));
        Put(5, pm1);
        Put(6, pm25);
        Put(7, pm10);

        // Particles in 0.1 l of air above 0.3, 0.5, 1, 2.5, 5 and 10 um: plausible, unused.
        Put(8, (int)(around.Of(Measurand.Pm25) * 180));
        Put(9, (int)(around.Of(Measurand.Pm25) * 55));
        Put(10, pm25 * 9);
        Put(11, pm25);
        Put(12, pm10 / 4);
        Put(13, pm10 / 10);
        Put(14, (Version << 8) | Error);
        var sum = 0;
        for (var i = 0; i < 30; i++)
        {
            sum += frame[i];
        }

        Put(15, sum);
        return frame;

        void Put(int word, int value) =>
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(word * 2), (ushort)Math.Min(value, ushort.MaxValue));
    }

    protected override void Take(ReadOnlySpan<byte> data)
    {
        foreach (var value in IsDeaf ? [] : data)
        {
            _command.Add(value);
            if (_command[0] != 0x42 || (_command.Count > 1 && _command[1] != 0x4D))
            {
                _command.Clear();
            }
            else if (_command.Count == 7)
            {
                Obey([.. _command]);
                _command.Clear();
            }
        }
    }

    private static int Word(double value) => (int)Math.Round(Math.Clamp(value, 0, ushort.MaxValue), MidpointRounding.AwayFromZero);

    private static int Factory(int atmospheric) => atmospheric < 30 ? atmospheric : (int)(atmospheric * 1.5);

    private void Obey(byte[] command)
    {
        var sum = command[..5].Sum(b => b);
        if (sum != ((command[5] << 8) | command[6]))
        {
            return;
        }

        switch (command[2])
        {
            case 0xE1 when _awake && _pinAllows:
                _active = command[4] == 1;
                Acknowledge(command);
                break;
            case 0xE2 when _awake && _pinAllows:
                Answer(Frame());
                break;
            case 0xE4 when _pinAllows:
                _awake = command[4] == 1;
                Acknowledge(command);
                break;
        }

        Talks = _active && _awake && _pinAllows;
    }

    // A frame of length 4 that repeats command and value; not in the manual, but every sensor sends it.
    private void Acknowledge(byte[] command)
    {
        byte[] answer = [0x42, 0x4D, 0, 4, command[2], command[4], 0, 0];
        var sum = answer.Sum(b => b);
        answer[6] = (byte)(sum >> 8);
        answer[7] = (byte)sum;
        Answer(answer);
    }
}
