using System.Device.Gpio;
using EdgeNodes.Gateway.Hat;
using static EdgeNodes.Gateway.Tests.Hat.FakeHeader;

namespace EdgeNodes.Gateway.Tests.Hat;

/// <summary>What someone who opens the cabinet sees.</summary>
public sealed class StatusLightTests : IDisposable
{
    private const int Pin = 17;

    private readonly ManualTime _time = new();
    private readonly FakeHeader _header;
    private readonly GpioController _gpio;
    private readonly StatusLight _light;
    private readonly ListLogger<StatusLightLoop> _logger = new();
    private LightSignal _signal;

    public StatusLightTests()
    {
        _header = new FakeHeader(_time);
        _gpio = new GpioController(_header);
        _light = StatusLight.Open(_gpio, Pin);
    }

    public void Dispose()
    {
        _light.Dispose();
        _gpio.Dispose();
    }

    [Theory]
    [InlineData(false, true, LightSignal.AllUp)]
    [InlineData(false, false, LightSignal.UplinkDown)]
    [InlineData(true, true, LightSignal.StoreTrouble)]
    [InlineData(true, false, LightSignal.StoreTrouble)]
    public void The_store_matters_more_than_the_uplinks(bool storeTrouble, bool allUp, LightSignal signal) =>
        Assert.Equal(signal, LightPattern.Signal(storeTrouble, allUp));

    [Fact]
    public async Task All_is_well_is_a_steady_light()
    {
        IEnumerable<(Wire Wire, int Milliseconds)> seen = await ShowAsync(LightSignal.AllUp, steps: 3, each: LightPattern.Slow);
        Assert.Equal([Wire.High, Wire.High, Wire.High], seen.Select(step => step.Wire));
    }

    [Fact]
    public async Task An_uplink_that_is_down_blinks_slowly() =>
        Assert.Equal(
            [(Wire.High, 0), (Wire.Low, 1000), (Wire.High, 2000), (Wire.Low, 3000)],
            await ShowAsync(LightSignal.UplinkDown, steps: 4, each: LightPattern.Slow));

    [Fact]
    public async Task Store_trouble_blinks_fast() =>
        Assert.Equal(
            [(Wire.High, 0), (Wire.Low, 125), (Wire.High, 250), (Wire.Low, 375)],
            await ShowAsync(LightSignal.StoreTrouble, steps: 4, each: LightPattern.Fast));

    [Fact]
    public async Task The_light_follows_the_gateway_from_trouble_to_well()
    {
        _signal = LightSignal.StoreTrouble;
        using StatusLightLoop loop = NewLoop();
        await loop.StartAsync(CancellationToken.None);
        await _header.LogAsync(2);
        await _time.AdvanceAsync(LightPattern.Fast);
        Assert.Equal(Wire.Low, (await _header.LogAsync(3))[2].Wire);

        _signal = LightSignal.AllUp;
        await _time.AdvanceAsync(LightPattern.Fast);
        Assert.Equal(Wire.High, (await _header.LogAsync(4))[3].Wire);
        await _time.AdvanceAsync(LightPattern.Slow);
        Assert.Equal(Wire.High, (await _header.LogAsync(5))[4].Wire);
        await loop.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_gateway_that_stops_leaves_the_light_dark()
    {
        using StatusLightLoop loop = NewLoop();
        await loop.StartAsync(CancellationToken.None);
        await _header.LogAsync(2);
        Assert.True(_light.IsOn);
        await loop.StopAsync(CancellationToken.None);
        Assert.Equal(Wire.Low, _header.Log[^1].Wire);
        Assert.False(_light.IsOn);
    }

    [Fact]
    public async Task A_light_that_fails_is_told_once_and_comes_back_by_itself()
    {
        using StatusLightLoop loop = NewLoop();
        await loop.StartAsync(CancellationToken.None);
        await _header.LogAsync(2);
        _header.Fault = new IOException("Error 19 (No such device).");
        await _time.AdvanceAsync(LightPattern.Slow);
        await _time.AdvanceAsync(StatusLightLoop.Retry);
        await _time.WhenWaitedForAsync();
        Assert.Contains("No such device", Assert.Single(_logger.Lines), StringComparison.Ordinal);

        _header.Fault = null;
        await _time.AdvanceAsync(StatusLightLoop.Retry);
        await _header.LogAsync(3);
        Assert.Null(loop.ExecuteTask!.Exception);
        await loop.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void A_pin_that_cannot_be_had_is_told_with_its_number_and_the_remedy()
    {
        _header.Fault = new UnauthorizedAccessException("Opening pins requires root permissions.");
        var fault = Assert.Throws<HatException>(() => StatusLight.Open(_gpio, 22));
        Sentence.Is(fault.Message, "GPIO 22", "status light", "root permissions", "group gpio", "Hat:StatusLedPin");
    }

    private StatusLightLoop NewLoop() => new(_light, () => _signal, _time, _logger);

    // The first entry of the log is the pin being opened, dark; what follows is the pattern.
    private async Task<IEnumerable<(Wire Wire, int Milliseconds)>> ShowAsync(LightSignal signal, int steps, TimeSpan each)
    {
        _signal = signal;
        using StatusLightLoop loop = NewLoop();
        await loop.StartAsync(CancellationToken.None);
        for (int step = 1; step < steps; step++)
        {
            await _header.LogAsync(1 + step);
            await _time.AdvanceAsync(each);
        }

        IReadOnlyList<Change> log = await _header.LogAsync(1 + steps);
        await loop.StopAsync(CancellationToken.None);
        return log.Skip(1).Select(change => (change.Wire, (int)change.At.TotalMilliseconds));
    }
}
