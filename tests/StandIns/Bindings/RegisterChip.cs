using System.Buffers.Binary;
using System.Device.I2c;

namespace EdgeNodes.StandIns.Tests.Bindings;

/// <summary>
/// 256 registers behind an I2C address, as a BME280 has them (BST-BME280-DS002, 6.2): a write is address and value in pairs, a
/// lone byte sets the pointer, reads run on from there. Writes are noted; registers change only through them.
/// </summary>
public sealed class RegisterChip : I2cDevice
{
    private byte _pointer;

    public RegisterChip(byte id = 0x60) => Registers[0xD0] = id;

    public byte[] Registers { get; } = new byte[256];

    public List<(byte Register, byte Value)> Writes { get; } = [];

    public bool IsDisposed { get; private set; }

    public override I2cConnectionSettings ConnectionSettings { get; } = new(1, 0x76);

    /// <summary>Trimming and raw values of the worked example in Bosch's data sheets of the family (BST-BMP280-DS001, 3.12).</summary>
    public static RegisterChip WithBoschExample()
    {
        var chip = new RegisterChip();
        short[] trimming = [27504, 26435, -1000, unchecked((short)36477), -10685, 3024, 2855, 140, -7, 15500, -14600, 6000];
        for (int i = 0; i < trimming.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(chip.Registers.AsSpan(0x88 + (2 * i)), trimming[i]);
        }

        chip.SetHumidityTrimming(h1: 75, h2: 370, h3: 0, h4: 313, h5: 50, h6: 30);
        chip.SetRaw(temperature: 519888, pressure: 415148, humidity: 30000);
        return chip;
    }

    /// <summary>H4 and H5 are 12 bits each and share 0xE5 (BST-BME280-DS002, table 16).</summary>
    public void SetHumidityTrimming(byte h1, short h2, byte h3, short h4, short h5, sbyte h6)
    {
        Registers[0xA1] = h1;
        BinaryPrimitives.WriteInt16LittleEndian(Registers.AsSpan(0xE1), h2);
        Registers[0xE3] = h3;
        Registers[0xE4] = (byte)(h4 >> 4);
        Registers[0xE5] = (byte)((h4 & 0xF) | ((h5 & 0xF) << 4));
        Registers[0xE6] = (byte)(h5 >> 4);
        Registers[0xE7] = (byte)h6;
    }

    /// <summary>20, 20 and 16 bits, high byte first.</summary>
    public void SetRaw(int temperature, int pressure, int humidity)
    {
        Set20(0xF7, pressure);
        Set20(0xFA, temperature);
        BinaryPrimitives.WriteUInt16BigEndian(Registers.AsSpan(0xFD), (ushort)humidity);
    }

    public override void Read(Span<byte> buffer)
    {
        foreach (ref byte value in buffer)
        {
            value = Registers[_pointer++];
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _pointer = buffer[0];
        for (int i = 0; i + 1 < buffer.Length; i += 2)
        {
            Writes.Add((buffer[i], buffer[i + 1]));
            Registers[buffer[i]] = buffer[i + 1];
        }
    }

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        Write(writeBuffer);
        Read(readBuffer);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private void Set20(int register, int value)
    {
        Registers[register] = (byte)(value >> 12);
        Registers[register + 1] = (byte)(value >> 4);
        Registers[register + 2] = (byte)(value << 4);
    }
}
