using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Hat;

/// <summary>Keeps the status light saying what <paramref name="signal"/> says, until the gateway stops; then it is dark.</summary>
/// <param name="light">The light; this loop is its only user.</param>
/// <param name="signal">Asked before every step; must be quick and must not throw.</param>
/// <param name="time">The clock that the blinking follows.</param>
/// <param name="logger">Hears of a light that cannot be switched, once per outage.</param>
public sealed class StatusLightLoop(StatusLight light, Func<LightSignal> signal, TimeProvider time, ILogger<StatusLightLoop> logger)
    : BackgroundService
{
    /// <summary>How long a light that could not be switched is left alone.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    private bool _broken;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(Step(), time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The gateway stops.
        }

        Guard(() => { light.TurnOff(); return TimeSpan.Zero; });
    }

    private TimeSpan Step() => Guard(() => light.Step(signal()));

    // A light must never take the gateway down with it: readings matter, it does not.
    private TimeSpan Guard(Func<TimeSpan> action)
    {
        try
        {
            TimeSpan span = action();
            _broken = false;
            return span;
        }
        catch (Exception fault) when (HatFault.Is(fault))
        {
            if (!_broken)
            {
                logger.LogWarning("The status light cannot be switched ({Reason}); trying again every {Seconds} s.", HatFault.Reason(fault), Retry.TotalSeconds);
            }

            _broken = true;
            return Retry;
        }
    }
}
