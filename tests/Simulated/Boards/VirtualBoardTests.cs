using System.Diagnostics;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.StandIns;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using BoardUnder = EdgeNodes.StandIns.Board;
using NativeGc = nanoFramework.Runtime.Native.GC;

namespace EdgeNodes.Simulated.Tests.Boards;

/// <summary>Supply, reset, sleep and the end of a firmware's threads.</summary>
public sealed class VirtualBoardTests
{
    [Fact]
    public void Outside_of_a_board_a_stand_in_says_what_is_missing()
    {
        var e = Assert.Throws<NoBoardException>(() => Configuration.SetPinFunction(1, DeviceFunction.PWM1));
        Assert.Contains("simulated board", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_of_the_firmware_share_its_board_and_end_with_its_power()
    {
        using var bench = new Bench();
        using var started = new CountdownEvent(3);
        var threads = new List<Thread>();
        bench.Board.Start(_ =>
        {
            for (var i = 0; i < 2; i++)
            {
                var thread = new Thread(() =>
                {
                    Assert.Equal("bench", BoardUnder.Current.Name);
                    started.Signal();
                    Thread.Sleep(Timeout.Infinite);
                });
                threads.Add(thread);
                thread.Start();
            }

            started.Signal();
            Thread.Sleep(Timeout.Infinite);
        });
        Assert.True(started.Wait(Eventually.Limit));
        bench.Board.CutPower();
        Assert.All(threads, t => Assert.False(t.IsAlive));
        Assert.Empty(bench.Board.Faults);
        Assert.False(bench.Board.IsPowered);
    }

    [Fact]
    public void After_the_cut_every_stand_in_refuses()
    {
        using var bench = new Bench();
        using var ready = new ManualResetEventSlim();
        Exception? met = null;
        bench.Board.Start(_ =>
        {
            ready.Set();
            try
            {
                while (true)
                {
                    NativeGc.Run(false);
                }
            }
            catch (BoardPoweredOffException e)
            {
                met = e;
                throw;
            }
        });
        Assert.True(ready.Wait(Eventually.Limit));
        bench.Board.CutPower();
        Assert.NotNull(met);
    }

    [Fact]
    public void A_main_loop_that_swallows_everything_is_ended_all_the_same()
    {
        using var bench = new Bench();
        using var ready = new ManualResetEventSlim();
        bench.Board.Start(_ =>
        {
            while (true)
            {
                try
                {
                    ready.Set();
                    NativeGc.Run(false);
                    Thread.Sleep(50);
                }
                catch (Exception)
                {
                    // As careless firmware does.
                }
            }
        });
        Assert.True(ready.Wait(Eventually.Limit));
        bench.Board.CutPower();
        Assert.False(bench.Board.IsPowered);
    }

    [Fact]
    public void A_thread_that_cannot_be_ended_is_named()
    {
        using var bench = new Bench();
        using var ready = new ManualResetEventSlim();
        var stop = false;
        bench.Board.Start(_ => new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                try
                {
                    ready.Set();
                    Thread.Sleep(5);
                }
                catch (ThreadInterruptedException)
                {
                    // Careless in a thread of its own.
                }
            }
        })
        { Name = "careless" }.Start());
        Assert.True(ready.Wait(Eventually.Limit));
        var e = Assert.Throws<InvalidOperationException>(bench.Board.CutPower);
        Volatile.Write(ref stop, true);
        Assert.Contains("careless", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reboot_starts_main_anew_with_the_same_flash_and_nothing_else()
    {
        using var bench = new Bench();
        using var second = new ManualResetEventSlim();
        var pins = new List<int>();
        bench.Board.Start(root =>
        {
            pins.Add(Configuration.GetFunctionPin(DeviceFunction.PWM1));
            Configuration.SetPinFunction(18, DeviceFunction.PWM1);
            if (File.Exists(root + "boots"))
            {
                second.Set();
                return;
            }

            File.WriteAllText(root + "boots", "1");
            Power.RebootDevice();
        });
        Assert.True(second.Wait(Eventually.Limit));
        Assert.Equal(2, bench.Board.Boots);
        Assert.Equal([-1, -1], pins);
    }

    [Fact]
    public void Deep_sleep_wakes_by_timer_and_begins_at_main()
    {
        using var bench = new Bench();
        var causes = new List<Sleep.WakeupCause>();
        using var woken = new ManualResetEventSlim();
        var clock = Stopwatch.StartNew();
        bench.Board.Start(_ =>
        {
            causes.Add(Sleep.GetWakeupCause());
            if (causes.Count == 2)
            {
                woken.Set();
                return;
            }

            Sleep.EnableWakeupByTimer(TimeSpan.FromMilliseconds(200));
            Sleep.StartDeepSleep();
        });
        Assert.True(woken.Wait(Eventually.Limit));
        Assert.True(clock.ElapsedMilliseconds >= 200);
        Assert.Equal([Sleep.WakeupCause.Undefined, Sleep.WakeupCause.Timer], causes);
    }

    [Fact]
    public void A_power_cut_in_deep_sleep_is_met_at_once()
    {
        using var bench = new Bench();
        using var asleep = new ManualResetEventSlim();
        bench.Board.Start(_ =>
        {
            asleep.Set();
            Sleep.EnableWakeupByTimer(TimeSpan.FromHours(1));
            Sleep.StartDeepSleep();
        });
        Assert.True(asleep.Wait(Eventually.Limit));
        var clock = Stopwatch.StartNew();
        bench.Board.CutPower();
        Assert.True(clock.Elapsed < Eventually.Limit);
        Assert.Equal(1, bench.Board.Boots);
    }

    [Fact]
    public void An_exception_that_nobody_catches_ends_its_thread_and_is_noted_but_the_city_lives()
    {
        using var bench = new Bench();
        using var noted = new CountdownEvent(2);
        bench.Board.Console.Printed += line => _ = line.Contains("unhandled", StringComparison.Ordinal) && noted.Signal();
        bench.Board.Start(_ =>
        {
            new Thread(() => throw new InvalidDataException("in a thread")).Start();
            throw new InvalidDataException("in main");
        });
        Assert.True(noted.Wait(Eventually.Limit));
        // A fault is printed first and noted then.
        Eventually.TrueBlocking(() => bench.Board.Faults.Count == 2, "both are noted");
    }

    [Fact]
    public void What_firmware_prints_is_on_its_own_console()
    {
        using var bench = new Bench();
        bench.Run(() => Console.WriteLine("hello from {0}", "firmware"));
        Assert.Equal(["hello from firmware"], bench.Board.Console.Lines);
    }

    [Fact]
    public void The_console_keeps_the_last_lines_only()
    {
        using var bench = new Bench();
        bench.Run(() =>
        {
            for (var i = 0; i < 600; i++)
            {
                Console.WriteLine(i);
            }
        });
        Assert.Equal(500, bench.Board.Console.Lines.Count);
        Assert.Equal("599", bench.Board.Console.Lines[^1]);
    }

    [Fact]
    public void Power_cannot_be_switched_on_twice()
    {
        using var bench = new Bench();
        bench.Board.Start(_ => Thread.Sleep(Timeout.Infinite));
        Assert.Throws<InvalidOperationException>(() => bench.Board.Start(_ => { }));
    }
}
