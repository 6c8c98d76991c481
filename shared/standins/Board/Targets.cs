using System;

namespace EdgeNodes.StandIns;

/// <summary>A chip on an I2C bus, as the bus sees it: bytes and acknowledges, nothing else.</summary>
public interface II2cTarget
{
    /// <summary>Takes the bytes of a write transaction. False: not acknowledged (asleep, unpowered, unknown command).</summary>
    bool Write(byte[] data);

    /// <summary>Fills the buffer of a read transaction. False: not acknowledged.</summary>
    bool Read(byte[] buffer);
}

/// <summary>The far end of a UART: what a sensor sends, and what it is sent.</summary>
public interface ISerialTarget
{
    /// <summary>The port was opened at this speed; a chip at another speed sends what then looks like garbage, here: nothing.</summary>
    void Open(int baudRate);

    void Close();

    /// <summary>Bytes that arrived at the board's receiver and nobody read; bounded, as a receive buffer is.</summary>
    int Available { get; }

    int Read(byte[] buffer, int offset, int count);

    void Write(byte[] data, int offset, int count);

    /// <summary>How long until more bytes can be there; negative: not before something is written or switched.</summary>
    TimeSpan NextByteIn { get; }
}

/// <summary>Chips on a 1-Wire bus.</summary>
public interface IOneWireTarget
{
    /// <summary>Reset pulse. True: somebody answered with a presence pulse.</summary>
    bool Reset();

    /// <summary>Eight time slots, least significant bit first; 0xFF written is a read.</summary>
    byte Touch(byte value);

    bool TouchBit(bool value);

    /// <summary>The 8-byte ROM codes that a search on this bus finds.</summary>
    byte[][] Search(bool alarmOnly);
}

/// <summary>What hangs on a GPIO pin.</summary>
public interface IPinTarget
{
    /// <summary>The board drives the pin: true is high.</summary>
    void Drive(bool level);

    /// <summary>The board lets go of the pin, as it does in reset and without power.</summary>
    void Release();

    /// <summary>Level that the outside puts on the pin; null leaves it to the pull resistor.</summary>
    bool? Level { get; }
}

/// <summary>What follows a PWM output, for example a lamp's dimming input.</summary>
public interface IPwmTarget
{
    /// <summary>Duty 0..1 at a frequency in Hz; stopped is duty 0.</summary>
    void Drive(double duty, int frequency);
}

/// <summary>A level on a line, and for how long.</summary>
public readonly struct Pulse
{
    public Pulse(double microseconds, bool isHigh)
    {
        Microseconds = microseconds;
        IsHigh = isHigh;
    }

    public double Microseconds { get; }

    public bool IsHigh { get; }
}

/// <summary>What hears pulse trains from a pin, or puts them on one.</summary>
public interface IPulseTarget
{
    /// <summary>The board has driven the pin so; before and after, the pin is at its idle level.</summary>
    void Hear(Pulse[] train);

    /// <summary>A train that has wholly arrived at the pin and nobody took; null when there is none.</summary>
    Pulse[]? Take();

    /// <summary>What arrived before now is gone.</summary>
    void Forget();
}
