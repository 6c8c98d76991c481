using EdgeNodes.StandIns;

namespace System.Device.Adc;

public abstract class AdcChannelBase
{
    protected AdcChannelBase()
    {
    }

    public AdcController Controller { get; internal set; }

    public abstract int ReadValue();

    public double ReadRatio() => (double)ReadValue() / Controller.MaxValue;
}

/// <summary>One input of the ADC.</summary>
public class AdcChannel : AdcChannelBase, IDisposable
{
    private readonly int _number;
    private bool _disposed;

    internal AdcChannel(AdcController controller, int number)
    {
        Controller = controller;
        _number = number;
    }

    public override int ReadValue() =>
        _disposed ? throw new ObjectDisposedException(nameof(AdcChannel)) : Board.Current.ReadAdc(_number);

    public void Dispose() => _disposed = true;
}
