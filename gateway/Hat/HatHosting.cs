using System.Device.Gpio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeNodes.Gateway.Hat;

/// <summary>Puts the header into a host.</summary>
public static class HatHosting
{
    /// <summary>
    /// Registers <see cref="HatParts"/>, opened when the host starts, and the loop that drives the light, if one is fitted.
    /// Wrong settings or a pin that cannot be had end the start with a <see cref="HatException"/>, whose message is for the user.
    /// </summary>
    /// <param name="services">The host's services; a <see cref="TimeProvider"/> among them is used.</param>
    /// <param name="settings">What is fitted.</param>
    /// <param name="signal">What the light shall say: asked before every step, must be quick.</param>
    /// <param name="gpio">Makes the controller; null for the board's own.</param>
    public static IServiceCollection AddHat(
        this IServiceCollection services, HatSettings settings, Func<IServiceProvider, LightSignal> signal, Func<GpioController>? gpio = null)
    {
        services.AddSingleton(provider => HatParts.Open(settings, Time(provider), gpio));
        services.AddSingleton<IHostedService>(provider => Keeper(provider, () => signal(provider)));
        return services;
    }

    private static IHostedService Keeper(IServiceProvider provider, Func<LightSignal> signal) =>
        provider.GetRequiredService<HatParts>().Light is { } light
            ? new StatusLightLoop(light, signal, Time(provider), provider.GetRequiredService<ILogger<StatusLightLoop>>())
            : new NoLight();

    private static TimeProvider Time(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    // Also where there is no light the header is opened at the start: that is when mistakes are to be told.
    private sealed class NoLight : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
