using System.Device.Gpio;

namespace EdgeNodes.StandIns.Tests.Gpio;

/// <summary>Who may use a pin, and when.</summary>
public sealed class OpenAndCloseTests : IDisposable
{
    private readonly FakeDriver _driver = new();
    private readonly GpioController _gpio;

    public OpenAndCloseTests() => _gpio = new GpioController(_driver);

    public void Dispose() => _gpio.Dispose();

    [Fact]
    public void A_pin_is_closed_until_it_is_opened_and_after_it_is_closed()
    {
        Assert.False(_gpio.IsPinOpen(17));
        _gpio.OpenPin(17);
        Assert.True(_gpio.IsPinOpen(17));
        _gpio.ClosePin(17);
        Assert.False(_gpio.IsPinOpen(17));
        Assert.Equal(["open 17", "close 17"], _driver.Calls);
    }

    [Fact]
    public void Opening_a_pin_twice_gives_the_same_pin_and_asks_the_driver_once()
    {
        GpioPin first = _gpio.OpenPin(17);
        Assert.Same(first, _gpio.OpenPin(17));
        Assert.Equal(["open 17"], _driver.Calls);
    }

    [Fact]
    public void A_closed_pin_cannot_be_used_and_the_text_says_which()
    {
        PinChangeEventHandler handler = (_, _) => { };
        Action[] uses =
        [
            () => _gpio.Read(5),
            () => _gpio.Write(5, PinValue.High),
            () => _gpio.Toggle(5),
            () => _gpio.GetPinMode(5),
            () => _gpio.SetPinMode(5, PinMode.Output),
            () => _gpio.ClosePin(5),
            () => _gpio.WaitForEvent(5, PinEventTypes.Rising, TimeSpan.Zero),
            () => _gpio.RegisterCallbackForPinValueChangedEvent(5, PinEventTypes.Rising, handler),
            () => _gpio.UnregisterCallbackForPinValueChangedEvent(5, handler),
        ];
        foreach (Action use in uses)
        {
            Assert.Contains("pin 5 because it is not open", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal);
        }

        Assert.Empty(_driver.Calls);
    }

    [Fact]
    public void A_pin_closes_itself_once_however_often_it_is_asked()
    {
        GpioPin pin = _gpio.OpenPin(4);
        pin.Close();
        pin.Close();
        pin.Dispose();
        Assert.Equal(["open 4", "close 4"], _driver.Calls);
    }

    [Fact]
    public void Disposing_of_the_controller_closes_its_pins_and_its_driver()
    {
        _gpio.OpenPin(4);
        _gpio.Dispose();
        Assert.Equal(["open 4", "close 4"], _driver.Calls);
        Assert.True(_driver.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => _gpio.OpenPin(4));
        Assert.Throws<ObjectDisposedException>(() => _gpio.PinCount);
        _gpio.Dispose();
    }

    [Fact]
    public void Pins_are_equal_by_number_and_controller()
    {
        using var other = new GpioController(new FakeDriver());
        GpioPin pin = _gpio.OpenPin(4);
        Assert.False(pin.Equals(other.OpenPin(4)));
        Assert.False(pin.Equals(_gpio.OpenPin(5)));
        Assert.False(pin.Equals(null));
        pin.Close();
        GpioPin again = _gpio.OpenPin(4);
        Assert.True(pin.Equals(again));
        Assert.Equal(pin.GetHashCode(), again.GetHashCode());
        Assert.Same(_gpio, again.Controller);
    }

    [Fact]
    public void A_driver_that_the_platform_lacks_is_no_driver_but_other_faults_come_through()
    {
        Assert.False(GpioDriver.TryCreate<FakeDriver>(() => throw new PlatformNotSupportedException(), out FakeDriver? none));
        Assert.Null(none);
        Assert.False(GpioDriver.TryCreate<FakeDriver>(() => throw new DllNotFoundException(), out _));
        Assert.Throws<IOException>(() => GpioDriver.TryCreate<FakeDriver>(() => throw new IOException(), out _));
        Assert.True(GpioDriver.TryCreate(() => _driver, out FakeDriver? some));
        Assert.Same(_driver, some);
    }
}
