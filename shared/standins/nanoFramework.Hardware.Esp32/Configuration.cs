using EdgeNodes.StandIns;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Which pin serves which function.</summary>
public class Configuration
{
    public Configuration()
    {
    }

    public static void SetPinFunction(int pin, DeviceFunction value) => Board.Current.State<PinFunctions>().Assign(pin, (int)value);

    /// <summary>The pin of a function, -1 when none was given.</summary>
    public static int GetFunctionPin(DeviceFunction function) => Board.Current.State<PinFunctions>().PinOf((int)function);
}
