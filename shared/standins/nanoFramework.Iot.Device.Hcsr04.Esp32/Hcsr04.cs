using System;
using System.Diagnostics;
using EdgeNodes.StandIns;
using UnitsNet;

namespace Iot.Device.Hcsr04.Esp32;

/// <summary>HC-SR04 on two pins: a trigger pulse out, the width of the echo pulse back, as the RMT unit times it.</summary>
public class Hcsr04 : IDisposable
{
    private const double SpeedOfSound = 340.29;
    private const double FarthestMeters = 4;
    private const int Attempts = 10;
    private const int Looks = 5;
    private const double TriggerMicroseconds = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenPings = TimeSpan.FromMilliseconds(60);

    private readonly int _trigger;
    private readonly int _echo;
    private Stopwatch _last;
    private bool _disposed;

    public Hcsr04(int trigger, int echo)
    {
        Board.Current.ThrowIfOff();
        _trigger = trigger;
        _echo = echo;
    }

    /// <summary>Tries ten times.</summary>
    /// <exception cref="InvalidOperationException">None of them brought a distance.</exception>
    public Length Distance
    {
        get
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                if (TryGetDistance(out var result))
                {
                    return result;
                }
            }

            throw new InvalidOperationException("Could not get reading from the sensor");
        }
    }

    /// <summary>One ping, 60 ms after the last one at the earliest. False without an echo pulse within 100 ms, or for more than 4 m.</summary>
    public bool TryGetDistance(out Length result)
    {
        var board = Board.Current;
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(Hcsr04));
        }

        if (_last != null)
        {
            board.Wait(BetweenPings - _last.Elapsed);
        }

        _last = Stopwatch.StartNew();
        board.FindPulses(_echo)?.Forget();
        board.FindPulses(_trigger)?.Hear(new[] { new Pulse(TriggerMicroseconds, true) });
        result = default;
        if (!TryReceive(board, out var microseconds))
        {
            return false;
        }

        // The RMT unit counts whole microseconds.
        result = Length.FromMeters(SpeedOfSound * Math.Floor(microseconds) / 2e6);
        if (result.Meters > FarthestMeters)
        {
            result = default;
            return false;
        }

        return true;
    }

    public void Dispose() => _disposed = true;

    private bool TryReceive(SimulatedBoard board, out double microseconds)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (board.FindPulses(_echo)?.Take() is { Length: > 0 } train)
            {
                microseconds = train[0].Microseconds;
                return true;
            }

            board.Wait(BetweenLooks);
        }

        microseconds = 0;
        return false;
    }
}
