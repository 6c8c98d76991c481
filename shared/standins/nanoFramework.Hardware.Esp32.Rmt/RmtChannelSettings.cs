using System;

namespace nanoFramework.Hardware.Esp32.Rmt;

/// <summary>What channels of both directions are told.</summary>
public abstract class RmtChannelSettings
{
    protected RmtChannelSettings(int pinNumber) => PinNumber = pinNumber;

    public int PinNumber { get; set; }

    /// <summary>Of the 80 MHz of the APB clock: 80 makes a tick of a microsecond.</summary>
    public byte ClockDivider { get; set; } = 80;

    public bool SignalInverterEnabled { get; set; }
}

/// <summary>What a transmitting channel is told.</summary>
public sealed class TransmitChannelSettings : RmtChannelSettings
{
    public TransmitChannelSettings(int pinNumber)
        : base(pinNumber)
    {
    }

    public bool EnableIdleLevelOutput { get; set; } = true;

    public bool IdleLevel { get; set; }
}

/// <summary>What a receiving channel is told.</summary>
public sealed class ReceiverChannelSettings : RmtChannelSettings
{
    public ReceiverChannelSettings(int pinNumber)
        : base(pinNumber)
    {
    }

    /// <summary>Ticks without a change after which a train has ended.</summary>
    public ushort IdleThreshold { get; set; } = 12000;

    public bool EnableFilter { get; set; } = true;

    /// <summary>Pulses that are shorter, in ticks of the APB clock, are none.</summary>
    public byte FilterThreshold { get; set; } = 100;

    public TimeSpan ReceiveTimeout { get; set; } = TimeSpan.FromSeconds(1);
}
