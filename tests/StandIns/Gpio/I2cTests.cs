using System.Device.I2c;

namespace EdgeNodes.StandIns.Tests.Gpio;

/// <summary>The I2C base classes.</summary>
public sealed class I2cTests
{
    [Fact]
    public void Bytes_go_through_the_buffer_methods_of_a_device()
    {
        using var device = new Echo();
        device.WriteByte(0x5A);
        Assert.Equal(0x5A, device.ReadByte());
    }

    [Fact]
    public void Settings_are_equal_by_bus_and_address()
    {
        var settings = new I2cConnectionSettings(1, 0x76);
        Assert.Equal(settings, new I2cConnectionSettings(1, 0x76));
        Assert.Equal(settings.GetHashCode(), new I2cConnectionSettings(1, 0x76).GetHashCode());
        Assert.NotEqual(settings, new I2cConnectionSettings(1, 0x77));
        Assert.NotEqual(settings, new I2cConnectionSettings(0, 0x76));
        Assert.False(settings.Equals(null));
    }

    private sealed class Echo : I2cDevice
    {
        private byte[] _last = [];

        public override I2cConnectionSettings ConnectionSettings { get; } = new(1, 0x10);

        public override void Read(Span<byte> buffer) => _last.CopyTo(buffer);

        public override void Write(ReadOnlySpan<byte> buffer) => _last = buffer.ToArray();

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
        {
            Write(writeBuffer);
            Read(readBuffer);
        }
    }
}
