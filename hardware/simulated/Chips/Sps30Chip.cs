using System.Buffers.Binary;
using EdgeNodes.Simulated.Weather;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>
/// Sensirion SPS30 on its UART (its data sheet, chapter 5): idle, measuring or asleep, a measurement a second, fan cleaning by command
/// and by itself, and a status register that keeps what happened until it is read with the clear bit.
/// </summary>
public sealed class Sps30Chip : UartSensor
{
    public const uint SpeedWarning = 1u << 21;
    public const uint LaserError = 1u << 5;
    public const uint FanError = 1u << 4;

    private const byte WrongLength = 0x01;
    private const byte UnknownCommand = 0x02;
    private const byte IllegalParameter = 0x04;
    private const byte NotNow = 0x43;
    private const byte ErrorFlag = 0x80;
    private const uint WeekInSeconds = 604_800;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CleaningTakes = TimeSpan.FromSeconds(10);

    private readonly ISurroundings _around;
    private readonly TimeProvider _time;
    private readonly List<byte> _received = [];
    private uint _register;
    private uint _cleanEvery = WeekInSeconds;
    private bool _asFloat;
    private bool _asleep;
    private long? _measuringSince;
    private long? _readAt;
    private long? _cleaningSince;
    private long _cleanedAt;

    public Sps30Chip(ISurroundings around, TimeProvider time)
        : base(time, 115200, Every, Every)
    {
        _around = around;
        _time = time;
    }

    /// <summary>What is broken, as bits of the status register; 0: nothing.</summary>
    public uint Broken { get; set; }

    /// <summary>True while the fan blows itself clean.</summary>
    public bool IsCleaning => _cleaningSince is { } since && _time.GetElapsedTime(since) < CleaningTakes;

    public bool IsMeasuring => _measuringSince != null;

    /// <summary>The fan begins to clean itself, as it does once in its interval.</summary>
    public void Clean() => _cleaningSince = _cleanedAt = _time.GetTimestamp();

    protected override void Reset()
    {
        Talks = false;
        _received.Clear();
        _register = 0;
        _asleep = false;
        _measuringSince = _readAt = _cleaningSince = null;
    }

    protected override byte[] Frame() => [];

    protected override void Take(ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            if (value != Shdlc.Delimiter)
            {
                // What is no frame, like the pulse that wakes it, must not grow.
                _received.Add(value);
                _received.RemoveRange(0, Math.Max(0, _received.Count - 64));
                continue;
            }

            if (Shdlc.Unstuffed(_received) is { } frame && frame[0] == 0 && frame[2] == frame.Length - 3)
            {
                Obey(frame[1], frame[3..]);
            }

            _received.Clear();
        }
    }

    private void Obey(byte command, byte[] data)
    {
        if (_asleep && command != 0x11)
        {
            return;
        }

        Check();
        var flag = (_register & (LaserError | FanError)) != 0 ? ErrorFlag : (byte)0;
        var (state, answer) = Run(command, data);
        Answer(Shdlc.Answer(0, command, (byte)(state | flag), answer));
        if (command == 0xD3 && state == 0)
        {
            Reset();
        }
    }

    private (byte State, byte[] Answer) Run(byte command, byte[] data) => (command, data.Length) switch
    {
        (0x00, 2) => IsMeasuring ? (NotNow, []) : data[0] != 1 || data[1] is not (3 or 5) ? (IllegalParameter, []) : Start(data[1] == 3),
        (0x01, 0) => !IsMeasuring ? (NotNow, []) : Do(() => _measuringSince = null),
        (0x03, 0) => !IsMeasuring ? (NotNow, []) : Ok(IsNew() ? Values() : []),
        (0x10, 0) => IsMeasuring ? (NotNow, []) : Do(() => _asleep = true),
        (0x11, 0) => Do(() => _asleep = false),
        (0x56, 0) => !IsMeasuring ? (NotNow, []) : Do(Clean),
        (0x80, 1) => data[0] == 0 ? Ok(Big(_cleanEvery)) : (IllegalParameter, []),
        (0x80, 5) => data[0] == 0 ? Do(() => _cleanEvery = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(1))) : (IllegalParameter, []),
        (0xD2, 1) => Ok(Status(clear: data[0] == 1)),
        (0xD3, 0) => Ok([]),
        (0x00 or 0x01 or 0x03 or 0x10 or 0x11 or 0x56 or 0x80 or 0xD2 or 0xD3, _) => (WrongLength, []),
        _ => (UnknownCommand, []),
    };

    private (byte State, byte[] Answer) Start(bool asFloat) => Do(() =>
    {
        _asFloat = asFloat;
        _measuringSince = _cleanedAt = _time.GetTimestamp();
        _readAt = null;
    });

    private static (byte State, byte[] Answer) Ok(byte[] answer) => (0, answer);

    private static (byte State, byte[] Answer) Do(Action action)
    {
        action();
        return Ok([]);
    }

    // The sensor watches itself while it runs; errors stay in the register, the warning too, until they are cleared.
    private void Check()
    {
        _register |= IsMeasuring ? Broken : 0;
        if (IsMeasuring && _cleanEvery > 0 && _time.GetElapsedTime(_cleanedAt).TotalSeconds >= _cleanEvery)
        {
            Clean();
        }
    }

    // While the fan cleans itself there are no new values.
    private bool IsNew()
    {
        var isNew = !IsCleaning && _time.GetElapsedTime(_readAt ?? _measuringSince!.Value) >= Every;
        _readAt = isNew ? _time.GetTimestamp() : _readAt;
        return isNew;
    }

    private byte[] Status(bool clear)
    {
        byte[] answer = [.. Big(_register), 0];
        _register = clear ? 0 : _register;
        return answer;
    }

    // Mass in ug/m3 of PM1, 2.5, 4 and 10, number in 1/cm3 of PM0.5, 1, 2.5, 4 and 10, typical size in um (or nm as a whole number).
    private byte[] Values()
    {
        var (pm25, pm10) = (Math.Max(0, _around.Of(Measurand.Pm25)), Math.Max(0, _around.Of(Measurand.Pm10)));
        double[] values = [pm25 * 0.9, pm25, (pm25 + pm10) / 2, pm10, pm25 * 6.2, pm25 * 7.1, pm25 * 7.3, pm25 * 7.31, pm25 * 7.32, _asFloat ? 0.55 : 550];
        return [.. values.SelectMany(value => _asFloat ? Single((float)value) : Whole(value))];
    }

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Single(float value) => Big(BitConverter.SingleToUInt32Bits(value));

    private static byte[] Whole(double value)
    {
        var whole = (int)Math.Clamp(Math.Round(value), 0, ushort.MaxValue);
        return [(byte)(whole >> 8), (byte)whole];
    }
}
