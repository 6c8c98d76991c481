using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace EdgeNodes.StandIns;

/// <summary>The threads of one power-on, so that a power cut can wait for the end of each.</summary>
public abstract partial class SimulatedBoard
{
    private readonly List<Thread> _threads = new();

    /// <summary>The firmware's threads that still run.</summary>
    public IReadOnlyList<Thread> LiveThreads
    {
        get
        {
            lock (_threads)
            {
                _threads.RemoveAll(HasEnded);
                return _threads.ToArray();
            }
        }
    }

    /// <summary>Starts a thread of a stand-in (a driver's worker) on this board; it ends quietly when the power goes.</summary>
    public Thread StartThread(string name, Action work)
    {
        ThrowIfOff();
        var thread = new Thread(() => RunUntilPowerCut(work)) { IsBackground = true, Name = $"{Name} {name}" };
        lock (_threads)
        {
            // Before it runs: a power cut right after this waits for it, too.
            Adopt(thread);
            thread.Start();
        }

        return thread;
    }

    /// <summary>
    /// Waits until every thread has ended after <see cref="TurnOff"/>, waking those that sleep, for at most the time given.
    /// Returns the threads that did not end.
    /// </summary>
    public IReadOnlyList<Thread> JoinThreads(TimeSpan atMost)
    {
        var clock = Stopwatch.StartNew();
        for (var live = LiveThreads; ; live = LiveThreads)
        {
            if (live.Count == 0 || clock.Elapsed > atMost)
            {
                return live;
            }

            // Most end by themselves at their next stand-in call; the rest sleep in the firmware's own waits.
            if (!live[0].Join(20))
            {
                WakeAll(live);
            }
        }
    }

    internal void Adopt(Thread thread)
    {
        // A firmware that does not end must not keep the process from ending.
        thread.IsBackground = true;
        lock (_threads)
        {
            _threads.RemoveAll(HasEnded);
            if (!_threads.Contains(thread))
            {
                _threads.Add(thread);
            }
        }
    }

    private static bool HasEnded(Thread thread) => !thread.IsAlive && (thread.ThreadState & System.Threading.ThreadState.Unstarted) == 0;

    private static void WakeAll(IReadOnlyList<Thread> threads)
    {
        foreach (var thread in threads)
        {
            if (thread != Thread.CurrentThread)
            {
                thread.Interrupt();
            }
        }
    }

    private void RunUntilPowerCut(Action work)
    {
        Adopt(Thread.CurrentThread);
        try
        {
            Run(work);
        }
        catch (BoardPoweredOffException)
        {
            // The end that was asked for.
        }
        catch (ThreadInterruptedException) when (!IsPowered)
        {
            // Likewise, met in a sleep.
        }
    }
}
