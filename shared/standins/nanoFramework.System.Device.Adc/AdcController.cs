using EdgeNodes.StandIns;

namespace System.Device.Adc;

public enum AdcChannelMode
{
    SingleEnded = 0,
    Differential = 1,
}

public abstract class AdcControllerBase
{
    protected AdcControllerBase()
    {
    }

    public abstract int ChannelCount { get; }

    public abstract AdcChannelMode ChannelMode { get; set; }

    public abstract int MaxValue { get; }

    public abstract int MinValue { get; }

    public abstract int ResolutionInBits { get; }

    public abstract bool IsChannelModeSupported(AdcChannelMode channelMode);

    public abstract AdcChannel OpenChannel(int channelNumber);
}

/// <summary>The ADC of an ESP32: 12 bit, single-ended.</summary>
public class AdcController : AdcControllerBase
{
    public AdcController() => Board.Current.ThrowIfOff();

    public override int ChannelCount => Board.Current.AdcChannels;

    public override AdcChannelMode ChannelMode
    {
        get => AdcChannelMode.SingleEnded;
        set
        {
            if (value != AdcChannelMode.SingleEnded)
            {
                throw new ArgumentException("The ADC of an ESP32 is single-ended.", nameof(value));
            }
        }
    }

    public override int MaxValue => 4095;

    public override int MinValue => 0;

    public override int ResolutionInBits => 12;

    public override bool IsChannelModeSupported(AdcChannelMode channelMode) => channelMode == AdcChannelMode.SingleEnded;

    public override AdcChannel OpenChannel(int channelNumber)
    {
        if (channelNumber < 0 || channelNumber >= ChannelCount)
        {
            throw new ArgumentOutOfRangeException(nameof(channelNumber), $"This board has no ADC channel {channelNumber}.");
        }

        return new AdcChannel(this, channelNumber);
    }
}
