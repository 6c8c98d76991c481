using System.Device.Gpio;

namespace EdgeNodes.StandIns.Tests.Gpio;

/// <summary>Modes, levels and edges of open pins.</summary>
public sealed class LevelAndModeTests : IDisposable
{
    private readonly FakeDriver _driver = new();
    private readonly GpioController _gpio;

    public LevelAndModeTests() => _gpio = new GpioController(_driver);

    public void Dispose() => _gpio.Dispose();

    [Fact]
    public void An_output_starts_with_the_level_it_is_opened_with()
    {
        GpioPin pin = _gpio.OpenPin(17, PinMode.Output, PinValue.High);
        Assert.Equal(PinValue.High, pin.Read());
        Assert.Equal(PinMode.Output, pin.GetPinMode());
        Assert.Equal(["open 17", "mode 17 Output", "write 17 High"], _driver.Calls);
    }

    [Fact]
    public void Without_a_level_an_output_is_left_as_it_is()
    {
        _gpio.OpenPin(17, PinMode.Output);
        Assert.Equal(["open 17", "mode 17 Output"], _driver.Calls);
    }

    [Fact]
    public void A_level_written_to_an_input_waits_until_the_pin_becomes_an_output()
    {
        GpioPin pin = _gpio.OpenPin(17, PinMode.Input);
        pin.Write(PinValue.High);
        Assert.Equal(PinValue.Low, pin.Read());
        pin.SetPinMode(PinMode.Output);
        Assert.Equal(PinValue.High, pin.Read());
    }

    [Fact]
    public void A_mode_that_the_pin_lacks_is_refused_by_name()
    {
        Assert.False(_gpio.IsPinModeSupported(27, PinMode.InputPullUp));
        string text = Assert.Throws<InvalidOperationException>(() => _gpio.OpenPin(27, PinMode.InputPullUp)).Message;
        Assert.Equal("Pin 27 does not support mode InputPullUp.", text);
    }

    [Fact]
    public void Toggle_turns_the_level_round()
    {
        GpioPin pin = _gpio.OpenPin(17, PinMode.Output, PinValue.Low);
        pin.Toggle();
        Assert.Equal(PinValue.High, pin.Read());
        pin.Toggle();
        Assert.Equal(PinValue.Low, pin.Read());
    }

    [Fact]
    public void Several_pins_are_written_and_read_in_one_call()
    {
        _gpio.OpenPin(1, PinMode.Output);
        _gpio.OpenPin(2, PinMode.Output);
        _gpio.Write([new PinValuePair(1, PinValue.High), new PinValuePair(2, PinValue.Low)]);
        PinValuePair[] levels = [new(2, PinValue.High), new(1, PinValue.Low)];
        _gpio.Read(levels);
        Assert.Equal([(2, PinValue.Low), (1, PinValue.High)], levels.Select(pair => (pair.PinNumber, pair.PinValue)));
    }

    [Fact]
    public void A_callback_hears_the_edges_it_asked_for_until_it_is_taken_away()
    {
        List<string> heard = [];
        PinChangeEventHandler handler = (_, e) => heard.Add($"{e.PinNumber} {e.ChangeType}");
        _gpio.OpenPin(6, PinMode.InputPullUp);
        _gpio.RegisterCallbackForPinValueChangedEvent(6, PinEventTypes.Falling, handler);
        _driver.Drive(6, PinValue.High);
        _driver.Drive(6, PinValue.Low);
        _gpio.UnregisterCallbackForPinValueChangedEvent(6, handler);
        _driver.Drive(6, PinValue.Low);
        Assert.Equal(["6 Falling"], heard);
    }

    [Fact]
    public void The_event_of_a_pin_hears_both_edges()
    {
        List<PinEventTypes> heard = [];
        PinChangeEventHandler handler = (_, e) => heard.Add(e.ChangeType);
        GpioPin pin = _gpio.OpenPin(6, PinMode.Input);
        pin.ValueChanged += handler;
        _driver.Drive(6, PinValue.High);
        _driver.Drive(6, PinValue.Low);
        pin.ValueChanged -= handler;
        _driver.Drive(6, PinValue.High);
        Assert.Equal([PinEventTypes.Rising, PinEventTypes.Falling], heard);
    }

    [Fact]
    public async Task Waiting_for_an_edge_ends_with_the_edge_or_with_the_time()
    {
        _gpio.OpenPin(6, PinMode.Input);
        Assert.True(_gpio.WaitForEvent(6, PinEventTypes.Rising, TimeSpan.FromMilliseconds(1)).TimedOut);
        WaitForEventResult late = await _gpio.WaitForEventAsync(6, PinEventTypes.Rising, TimeSpan.FromMilliseconds(1));
        Assert.True(late.TimedOut);
        Assert.Equal(PinEventTypes.None, late.EventTypes);

        _driver.Drive(6, PinValue.High);
        WaitForEventResult came = await _gpio.WaitForEventAsync(6, PinEventTypes.Rising, CancellationToken.None);
        Assert.False(came.TimedOut);
        Assert.Equal(PinEventTypes.Rising, came.EventTypes);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_before_it_starts_answers_and_does_not_throw()
    {
        _gpio.OpenPin(6, PinMode.Input);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.True((await _gpio.WaitForEventAsync(6, PinEventTypes.Rising, cancelled.Token)).TimedOut);
    }

    [Fact]
    public void A_level_is_low_or_high_and_converts_like_a_number_and_a_truth()
    {
        Assert.Equal(PinValue.High, (PinValue)7);
        Assert.Equal(PinValue.Low, (PinValue)0);
        Assert.Equal(PinValue.High, (PinValue)true);
        Assert.Equal(1, (int)PinValue.High);
        Assert.Equal(0, (byte)PinValue.Low);
        Assert.True((bool)PinValue.High);
        Assert.Equal(PinValue.Low, !PinValue.High);
        Assert.True(PinValue.High != PinValue.Low);
        Assert.Equal(PinValue.Low, default);
        Assert.Equal("High Low", $"{PinValue.High} {PinValue.Low}");
    }
}
