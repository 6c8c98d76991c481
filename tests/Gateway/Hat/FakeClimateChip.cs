using System.Buffers.Binary;
using System.Device.I2c;

namespace EdgeNodes.Gateway.Tests.Hat;

/// <summary>
/// A BME280 that behaves: asleep until told to measure, then measures what its sampling says and sleeps again, with noise in the
/// last bits. Trimming of Bosch's worked example, about 25 Cel, 1006.5 hPa.
/// </summary>
public sealed class FakeClimateChip : I2cDevice
{
    private const int CtrlHum = 0xF2, CtrlMeas = 0xF4, Press = 0xF7, Temp = 0xFA, Hum = 0xFD;

    private static readonly short[] Trimming = [27504, 26435, -1000, unchecked((short)36477), -10685, 3024, 2855, 140, -7, 15500, -14600, 6000];

    private readonly byte[] _registers = new byte[256];
    private byte _pointer;
    private int _noise;

    public FakeClimateChip(byte id = 0x60)
    {
        _registers[0xD0] = id;
        for (int i = 0; i < Trimming.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(_registers.AsSpan(0x88 + (2 * i)), Trimming[i]);
        }

        // H1 75, H2 370, H3 0, H4 313, H5 50, H6 30 (BST-BME280-DS002, table 16).
        new byte[] { 75 }.CopyTo(_registers, 0xA1);
        new byte[] { 0x72, 0x01, 0, 0x13, 0x29, 0x03, 30 }.CopyTo(_registers, 0xE1);
        LosePower();
    }

    /// <summary>Thrown by every transfer while set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The converter gives the same bits for ever.</summary>
    public bool Frozen { get; set; }

    /// <summary>Measurements begin and never end.</summary>
    public bool Hangs { get; set; }

    public int RawTemperature { get; set; } = 519888;

    public int RawPressure { get; set; } = 415148;

    public int RawHumidity { get; set; } = 30000;

    public int Resets { get; private set; }

    public override I2cConnectionSettings ConnectionSettings { get; } = new(1, 0x76);

    /// <summary>The supply dips: everything that was set is forgotten; identity and trimming are not.</summary>
    public void LosePower()
    {
        _registers[CtrlHum] = _registers[CtrlMeas] = 0;
        Store(0x80000, 0x80000, 0x8000);
    }

    public override void Read(Span<byte> buffer)
    {
        Demand();
        foreach (ref byte value in buffer)
        {
            value = _registers[_pointer++];
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Demand();
        _pointer = buffer[0];
        for (int i = 0; i + 1 < buffer.Length; i += 2)
        {
            Set(buffer[i], buffer[i + 1]);
        }
    }

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        Write(writeBuffer);
        Read(readBuffer);
    }

    private void Set(byte register, byte value)
    {
        _registers[register] = value;
        if (register == 0xE0 && value == 0xB6)
        {
            Resets++;
            LosePower();
        }
        else if (register == CtrlMeas && (value & 0b11) != 0 && !Hangs)
        {
            Measure(value);
        }
    }

    private void Measure(byte control)
    {
        _noise = Frozen ? _noise : (_noise + 37) % 101;
        Store(
            control >> 5 == 0 ? 0x80000 : RawTemperature + _noise,
            ((control >> 2) & 0b111) == 0 ? 0x80000 : RawPressure + _noise,
            _registers[CtrlHum] == 0 ? 0x8000 : RawHumidity + _noise);
        _registers[CtrlMeas] &= 0b1111_1100;
    }

    private void Store(int temperature, int pressure, int humidity)
    {
        BinaryPrimitives.WriteInt32BigEndian(_registers.AsSpan(Press), pressure << 12);
        BinaryPrimitives.WriteInt32BigEndian(_registers.AsSpan(Temp), temperature << 12);
        BinaryPrimitives.WriteUInt16BigEndian(_registers.AsSpan(Hum), (ushort)humidity);
    }

    private void Demand()
    {
        if (Fault is not null)
        {
            throw Fault;
        }
    }
}
