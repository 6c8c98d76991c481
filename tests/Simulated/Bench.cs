using System.Runtime.ExceptionServices;
using EdgeNodes.Simulated.Boards;
using nanoFramework.Hardware.Esp32;

namespace EdgeNodes.Simulated.Tests;

/// <summary>A board on a test's bench: its firmware is a delegate, and what the delegate throws is thrown to the test.</summary>
internal sealed class Bench : IDisposable
{
    private readonly TempFolder _flash = new();

    internal Bench(BoardWiring? wiring = null, WifiAir? air = null, string name = "bench") =>
        Board = new VirtualBoard(name, _flash, wiring ?? new BoardWiring(), air ?? new WifiAir());

    internal VirtualBoard Board { get; }

    /// <summary>False to leave the pins of buses and ports as they are at power-on.</summary>
    internal bool AssignsPins { get; init; } = true;

    public void Dispose()
    {
        Board.Dispose();
        _flash.Dispose();
    }

    /// <summary>Pins of I2C1 and COM2 as the board is wired.</summary>
    internal static void AssignPins()
    {
        Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(22, DeviceFunction.I2C1_CLOCK);
        Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(33, DeviceFunction.COM3_RX);
        Configuration.SetPinFunction(32, DeviceFunction.COM3_TX);
        Configuration.SetPinFunction(18, DeviceFunction.PWM1);
    }

    /// <summary>Runs one piece of firmware to its end, cuts the power and returns what the firmware made.</summary>
    internal T Run<T>(Func<T> firmware)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Board.Start(_ =>
        {
            try
            {
                if (AssignsPins)
                {
                    AssignPins();
                }

                result.SetResult(firmware());
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        });
        try
        {
            if (!result.Task.Wait(Eventually.Limit))
            {
                throw new TimeoutException($"The firmware did not end within {Eventually.Limit.TotalSeconds:0} s.");
            }
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
        finally
        {
            Board.CutPower();
        }

        return result.Task.Result;
    }

    internal void Run(Action firmware) => Run(() =>
    {
        firmware();
        return true;
    });
}
