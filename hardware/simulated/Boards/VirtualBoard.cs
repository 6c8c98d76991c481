using System.Runtime;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Boards;

/// <summary>
/// An ESP32 with a supply, a flash and a serial console. It knows no firmware: whoever composes the city hands it a boot
/// delegate, which runs on the board's main thread at every power-on, reboot and wake-up from deep sleep.
/// </summary>
public sealed class VirtualBoard : IDisposable
{
    private static readonly TimeSpan PoliteEnd = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ForcedEnd = TimeSpan.FromSeconds(3);

    private readonly BoardWiring _wiring;
    private readonly WifiAir _air;
    private readonly Lock _lock = new();
    private readonly List<Exception> _faults = [];
    private CancellationTokenSource? _supply;
    private PoweredBoard? _powered;
    private Thread? _supervisor;
    private string? _unended;
    private int _boots;

    /// <param name="name">Printed in front of what goes wrong, usually the node's id.</param>
    /// <param name="storageFolder">Stands for the board's flash: survives power cuts; created when missing.</param>
    /// <param name="wiring">Which part sits on which pin.</param>
    /// <param name="air">The Wi-Fi that it hears.</param>
    public VirtualBoard(string name, string storageFolder, BoardWiring wiring, WifiAir air)
    {
        Name = name;
        StorageRoot = Path.TrimEndingDirectorySeparator(Path.GetFullPath(storageFolder)) + Path.DirectorySeparatorChar;
        _wiring = wiring;
        _air = air;
        _wiring.ResetPulled += Reset;
    }

    public string Name { get; }

    /// <summary>Ends with a separator, as I:\ on the device does.</summary>
    public string StorageRoot { get; }

    /// <summary>The log over USB.</summary>
    public SerialConsole Console { get; } = new();

    /// <summary>The technician's cable at J2, unplugged at first.</summary>
    public ServiceCable Cable => _wiring.Cable;

    /// <summary>How often the firmware's Main began.</summary>
    public int Boots => Volatile.Read(ref _boots);

    public bool IsPowered
    {
        get
        {
            lock (_lock)
            {
                return _supply != null;
            }
        }
    }

    /// <summary>Exceptions that reached the end of one of the firmware's threads; on the device such a thread just ends.</summary>
    public IReadOnlyList<Exception> Faults
    {
        get
        {
            lock (_lock)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Switches the supply on.</summary>
    public void Start(Action<string> boot)
    {
        ProcessHooks.Install();
        Directory.CreateDirectory(StorageRoot);
        lock (_lock)
        {
            if (_supply != null)
            {
                throw new InvalidOperationException($"Board {Name} has power already; cut it first.");
            }

            var supply = _supply = new CancellationTokenSource();
            _supervisor = new Thread(() => Supply(boot, supply.Token)) { IsBackground = true, Name = $"{Name} supply" };
            // Whoever switches it on may itself run on a board: nothing of that board is to reach this one.
            _supervisor.UnsafeStart();
        }
    }

    /// <summary>Cuts the supply, in the middle of whatever the firmware does, and waits until its threads have ended.</summary>
    /// <exception cref="InvalidOperationException">A thread of the firmware swallows everything and cannot be ended; it is named.</exception>
    public void CutPower()
    {
        CancellationTokenSource? supply;
        Thread? supervisor;
        lock (_lock)
        {
            (supply, supervisor) = (_supply, _supervisor);
            supply?.Cancel();
            _powered?.Cut();
        }

        if (supply == null)
        {
            return;
        }

        supervisor!.Join();
        lock (_lock)
        {
            _supply = null;
            _powered = null;
        }

        supply.Dispose();
        if (Interlocked.Exchange(ref _unended, null) is { } names)
        {
            throw new InvalidOperationException(
                $"Board {Name} lost power, but {names} ran on: a firmware loop that swallows every exception must give up after some.");
        }
    }

    public void Dispose()
    {
        _wiring.ResetPulled -= Reset;
        CutPower();
    }

    private void Reset()
    {
        lock (_lock)
        {
            _powered?.Reset();
        }
    }

    internal void Note(Exception fault)
    {
        lock (_lock)
        {
            if (_faults.Count < 100)
            {
                _faults.Add(fault);
            }
        }

        // Last: whoever waits for the line finds the fault noted.
        Console.Print($"unhandled exception: {fault.GetType().Name}: {fault.Message}");
    }

    private void Supply(Action<string> boot, CancellationToken supply)
    {
        _wiring.PowerUp();
        PoweredBoard.Restart? next = new(TimeSpan.Zero, 0);
        while (next != null && !supply.WaitHandle.WaitOne(next.After))
        {
            using var board = new PoweredBoard(Name, _wiring, _air, Console, Note, next.WakeupCause);
            lock (_lock)
            {
                _powered = board;
                if (supply.IsCancellationRequested)
                {
                    board.Cut();
                }
            }

            RunUntilOff(board, boot);
            next = board.Wanted;
        }

        _wiring.PowerDown();
    }

    private void RunUntilOff(PoweredBoard board, Action<string> boot)
    {
        using var abort = new CancellationTokenSource();
        if (board.IsPowered)
        {
            Interlocked.Increment(ref _boots);
            var main = board.StartThread("main", () => Main(board, boot, abort.Token));

            // Main may return and leave threads behind, as on the device: the board runs until its power goes.
            board.PowerLost.WaitHandle.WaitOne();
            End(board, main, abort);
        }

        _wiring.ReleasePins();
    }

    private void Main(PoweredBoard board, Action<string> boot, CancellationToken abort)
    {
        try
        {
#pragma warning disable SYSLIB0046 // A power cut is what ControlledExecution is for: nothing of the firmware is used afterwards.
            ControlledExecution.Run(() => boot(StorageRoot), abort);
#pragma warning restore SYSLIB0046
        }
        catch (Exception e) when (!board.IsPowered && e is OperationCanceledException or BoardPoweredOffException or ThreadInterruptedException)
        {
            // The end that was asked for.
        }
        catch (Exception e)
        {
            Note(e);
        }
    }

    private void End(PoweredBoard board, Thread main, CancellationTokenSource abort)
    {
        var live = board.JoinThreads(PoliteEnd);
        if (live.Contains(main))
        {
            // It swallows what stand-ins throw. Cancelling blocks until the abort is through, and only a woken thread takes it.
            var aborting = new Thread(abort.Cancel) { IsBackground = true, Name = $"{Name} abort" };
            aborting.Start();
            live = board.JoinThreads(ForcedEnd);
            aborting.Join(ForcedEnd);
        }

        if (live.Count > 0)
        {
            _unended = string.Join(", ", live.Select(t => t.Name ?? $"thread {t.ManagedThreadId}"));
        }
    }
}
