using System.Device.Gpio;
using EdgeNodes.Gateway.Hat;
using static EdgeNodes.Gateway.Tests.Hat.FakeHeader;

namespace EdgeNodes.Gateway.Tests.Hat;

/// <summary>The modem's reset line: low or let go, never high.</summary>
public sealed class ModemResetTests : IDisposable
{
    private const int Pin = 4;

    private readonly ManualTime _time = new();
    private readonly FakeHeader _header;
    private readonly GpioController _gpio;
    private readonly ModemReset _reset;

    public ModemResetTests()
    {
        _header = new FakeHeader(_time);
        _gpio = new GpioController(_header);
        _reset = ModemReset.Open(_gpio, Pin, _time);
    }

    public void Dispose()
    {
        _reset.Dispose();
        _gpio.Dispose();
    }

    [Fact]
    public void A_gateway_that_starts_leaves_the_modem_alone() => Assert.All(_header.Log, change => Assert.Equal(Wire.Released, change.Wire));

    [Fact]
    public async Task A_reset_holds_the_line_low_long_enough_and_lets_it_go()
    {
        Task pulse = _reset.PulseAsync(CancellationToken.None);
        await _time.AdvanceAsync(ModemReset.Hold);
        await pulse.WaitAsync(Eventually.Limit);

        Change[] wire = [.. _header.Log.Skip(1)];
        Assert.Equal([Wire.Low, Wire.Released], wire.Select(change => change.Wire));
        Assert.True(wire[1].At - wire[0].At >= TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task The_line_is_never_driven_high_however_often_it_is_used()
    {
        for (int i = 0; i < 3; i++)
        {
            Task pulse = _reset.PulseAsync(CancellationToken.None);
            await _time.AdvanceAsync(ModemReset.Hold);
            await pulse.WaitAsync(Eventually.Limit);
        }

        Assert.Equal(7, _header.Log.Count);
        Assert.DoesNotContain(_header.Log, change => change.Wire == Wire.High);
    }

    [Fact]
    public async Task A_stop_in_the_middle_does_not_leave_the_modem_in_reset()
    {
        using var stop = new CancellationTokenSource();
        Task pulse = _reset.PulseAsync(stop.Token);
        await _time.WhenWaitedForAsync();
        await stop.CancelAsync();
        Assert.False(pulse.IsCompleted);
        _time.Advance(ModemReset.Hold);
        await pulse.WaitAsync(Eventually.Limit);
        Assert.Equal(Wire.Released, _header.Log[^1].Wire);
    }

    [Fact]
    public async Task A_stop_before_it_begins_does_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _reset.PulseAsync(new CancellationToken(canceled: true)));
        Assert.Single(_header.Log);
    }

    [Fact]
    public async Task Two_resets_at_once_follow_one_another()
    {
        Task first = _reset.PulseAsync(CancellationToken.None);
        Task second = _reset.PulseAsync(CancellationToken.None);
        await _time.AdvanceAsync(ModemReset.Hold);
        await first.WaitAsync(Eventually.Limit);
        await _time.AdvanceAsync(ModemReset.Hold);
        await second.WaitAsync(Eventually.Limit);
        Assert.Equal([Wire.Low, Wire.Released, Wire.Low, Wire.Released], _header.Log.Skip(1).Select(change => change.Wire));
    }

    [Fact]
    public async Task A_line_that_cannot_be_switched_is_told_with_its_pin()
    {
        _header.Fault = new IOException("Error 5 (Input/output error)");
        var fault = await Assert.ThrowsAsync<HatException>(() => _reset.PulseAsync(CancellationToken.None));
        Sentence.Is(fault.Message, "GPIO 4", "reset line", "Input/output error", "Hat:ModemResetPin");

        _header.Fault = null;
        Task again = _reset.PulseAsync(CancellationToken.None);
        await _time.AdvanceAsync(ModemReset.Hold);
        await again.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public void A_pin_that_the_header_lacks_is_told_with_its_number()
    {
        var fault = Assert.Throws<HatException>(() => ModemReset.Open(_gpio, 99, _time));
        Sentence.Is(fault.Message, "GPIO 99", "invalid", "Hat:ModemResetPin");
    }
}
