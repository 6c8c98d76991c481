using EdgeNodes.StandIns;

namespace nanoFramework.Runtime.Native;

public delegate void RebootEventHandler();

public enum RebootOption
{
    NormalReboot = 0,
    EnterNanoBooter = 1,
    ClrOnly = 2,
    EnterProprietaryBooter = 8,
}

/// <summary>Restarts the board under the firmware.</summary>
public class Power
{
    public Power()
    {
    }

    public static event RebootEventHandler OnRebootEvent
    {
        add => Board.Current.State<Listeners>().OnReboot += value;
        remove => Board.Current.State<Listeners>().OnReboot -= value;
    }

    /// <summary>Never returns: the board restarts under this thread.</summary>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        var board = Board.Current;
        board.State<Listeners>().Raise();
        board.Reboot();
    }

    public static void RebootDevice(int exeConstraintTimeout, RebootOption rebootOption = RebootOption.NormalReboot) =>
        RebootDevice(rebootOption);

    private sealed class Listeners
    {
        internal event RebootEventHandler OnReboot;

        internal void Raise() => OnReboot?.Invoke();
    }
}
