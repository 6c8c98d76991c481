using System;

namespace nanoFramework.Hardware.Esp32.Rmt;

public enum ChannelMode : byte
{
    Receive = 0,
    Transmit = 1,
}

/// <summary>A channel of the ESP32's remote control peripheral.</summary>
public abstract class RmtChannel
{
    private readonly RmtChannelSettings _given;

    protected RmtChannel(RmtChannelSettings settings) => _given = settings ?? throw new ArgumentNullException(nameof(settings));

    public static int SourceClockFrequency => 80_000_000;

    public abstract ChannelMode Mode { get; }

    public int Pin => _given.PinNumber;

    private protected double MicrosecondsPerTick => _given.ClockDivider * 1e6 / SourceClockFrequency;

    private protected bool Inverted => _given.SignalInverterEnabled;
}
