using EdgeNodes.Simulated.Weather;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Chips;

/// <summary>Sensirion SHT40 (data sheet SHT4x, 4.1 to 4.6): a command byte, then two words with CRC once the measurement is over.</summary>
public sealed class Sht40Chip(ISurroundings around, TimeProvider time) : II2cTarget, IChip
{
    public const int Address = 0x44;

    private readonly Lock _lock = new();
    private bool _powered;
    private byte[] _answer = [];
    private long _ready;

    /// <summary>CRC-8 of a word: polynomial 0x31, initial 0xFF (data sheet 4.4: BEEF gives 92).</summary>
    public static byte Crc(byte high, byte low)
    {
        var crc = 0xFF;
        foreach (var value in (ReadOnlySpan<byte>)[high, low])
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? (crc << 1) ^ 0x31 : crc << 1;
            }
        }

        return (byte)crc;
    }

    public void PowerUp() => SetPower(true);

    public void PowerDown() => SetPower(false);

    public bool Write(byte[] data)
    {
        lock (_lock)
        {
            if (!_powered || data.Length != 1)
            {
                return false;
            }

            _answer = data[0] switch
            {
                0xFD => Measure(8.3),
                0xF6 => Measure(4.5),
                0xE0 => Measure(1.6),
                0x39 or 0x2F or 0x1E => Measure(1000),
                0x32 or 0x24 or 0x15 => Measure(100),
                0x89 => Words(0x0EDE, 0x5001),
                _ => [],
            };
            return data[0] == 0x94 || _answer.Length > 0;
        }
    }

    public bool Read(byte[] buffer)
    {
        lock (_lock)
        {
            if (!_powered || _answer.Length == 0 || time.GetTimestamp() < _ready)
            {
                return false;
            }

            Array.Fill(buffer, (byte)0xFF);
            Array.Copy(_answer, buffer, Math.Min(buffer.Length, _answer.Length));
            _answer = [];
            return true;
        }
    }

    private void SetPower(bool on)
    {
        lock (_lock)
        {
            _powered = on;
            _answer = [];
        }
    }

    private byte[] Measure(double milliseconds)
    {
        _ready = time.GetTimestamp() + (long)(milliseconds * time.TimestampFrequency / 1000);
        return Words(
            Count((around.Of(Measurand.AirTemperature) + 45) / 175),
            Count((around.Of(Measurand.Humidity) + 6) / 125));
    }

    private static int Count(double ratio) => (int)Math.Round(Math.Clamp(ratio, 0, 1) * 65535);

    private static byte[] Words(int first, int second)
    {
        var (a, b, c, d) = ((byte)(first >> 8), (byte)first, (byte)(second >> 8), (byte)second);
        return [a, b, Crc(a, b), c, d, Crc(c, d)];
    }
}
