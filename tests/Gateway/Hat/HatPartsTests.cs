using System.Device.Gpio;
using EdgeNodes.Gateway.Hat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static EdgeNodes.Gateway.Tests.Hat.FakeHeader;

namespace EdgeNodes.Gateway.Tests.Hat;

/// <summary>The header as a whole, alone and in a host.</summary>
public sealed class HatPartsTests
{
    private readonly ManualTime _time = new();
    private readonly FakeHeader _header;

    public HatPartsTests() => _header = new FakeHeader(_time);

    [Fact]
    public void A_gateway_on_a_pc_does_not_touch_gpio()
    {
        var settings = new HatSettings { StatusLedPin = 17, ModemResetPin = 4, I2cBus = 1 };
        using HatParts hat = HatParts.Open(
            settings, _time, () => throw new InvalidOperationException("GPIO touched"), _ => throw new InvalidOperationException("I2C touched"));
        Assert.True(hat is { Light: null, ModemReset: null, Climate: null });
    }

    [Fact]
    public void Only_what_is_fitted_is_opened()
    {
        using HatParts light = HatParts.Open(new HatSettings { Enabled = true, StatusLedPin = 17 }, _time, NewController);
        Assert.True(light is { Light: not null, ModemReset: null, Climate: null });
        Assert.True(_header.IsOpen(17));

        using HatParts climate = HatParts.Open(
            new HatSettings { Enabled = true, I2cBus = 1 }, _time, () => throw new InvalidOperationException("GPIO touched"), _ => new FakeClimateChip());
        Assert.True(climate.Climate!.TryRead(out _, out string? error), error);
    }

    [Fact]
    public void Closing_gives_the_pins_back_with_the_light_dark_and_the_modem_running()
    {
        HatParts hat = HatParts.Open(new HatSettings { Enabled = true, StatusLedPin = 17, ModemResetPin = 4 }, _time, NewController);
        hat.Light!.Step(LightSignal.AllUp);
        hat.Dispose();
        hat.Dispose();
        Assert.False(_header.IsOpen(17) || _header.IsOpen(4));
        Assert.Equal(Wire.Low, _header.Log.Last(change => change.Pin == 17).Wire);
        Assert.Equal(Wire.Released, _header.Log.Last(change => change.Pin == 4).Wire);
    }

    [Fact]
    public void A_machine_without_a_header_is_told_in_one_sentence()
    {
        var fault = Assert.Throws<HatException>(() => HatParts.Open(
            new HatSettings { Enabled = true, StatusLedPin = 17 }, _time, () => throw new PlatformNotSupportedException("No unix driver appears to be runnable")));
        Sentence.Is(fault.Message, "Hat:Enabled to false", "No unix driver", "group gpio");
    }

    [Fact]
    public void A_second_pin_that_cannot_be_had_gives_the_first_one_back()
    {
        var settings = new HatSettings { Enabled = true, StatusLedPin = 17, ModemResetPin = 4 };
        var refusing = new GpioController(_header);
        refusing.OpenPin(4, PinMode.Output);
        _ = Assert.Throws<HatException>(() => HatParts.Open(settings, _time, NewController));
        Assert.False(_header.IsOpen(17));
    }

    [Fact]
    public async Task In_a_host_the_light_shines_until_the_host_stops()
    {
        using IHost host = NewHost(new HatSettings { Enabled = true, StatusLedPin = 17 });
        await host.StartAsync();
        Assert.Equal(Wire.High, (await _header.LogAsync(2))[1].Wire);
        await host.StopAsync();
        Assert.Equal(Wire.Low, _header.Log[^1].Wire);
        host.Dispose();
        Assert.False(_header.IsOpen(17));
    }

    [Fact]
    public async Task A_host_with_wrong_settings_does_not_start_and_says_why()
    {
        using IHost host = NewHost(new HatSettings { Enabled = true, StatusLedPin = 40 });
        var fault = await Assert.ThrowsAsync<HatException>(() => host.StartAsync());
        Sentence.Is(fault.Message, "Hat:StatusLedPin is 40");
    }

    [Fact]
    public async Task A_host_with_the_header_off_starts_and_stops()
    {
        using IHost host = NewHost(new HatSettings());
        await host.StartAsync();
        await host.StopAsync();
        Assert.Empty(_header.Log);
    }

    private GpioController NewController() => new(_header);

    private IHost NewHost(HatSettings settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddHat(settings, _ => LightSignal.AllUp, NewController);
        return builder.Build();
    }
}
