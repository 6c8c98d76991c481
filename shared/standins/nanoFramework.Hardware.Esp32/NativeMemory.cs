using EdgeNodes.StandIns;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Memory of the chip, beside the CLR's own heap.</summary>
public class NativeMemory
{
    // An ESP32-WROOM without PSRAM under nanoFramework leaves about this much to the native side.
    private const uint InternalTotal = 327680;

    public NativeMemory()
    {
    }

    public enum MemoryType
    {
        All = 0,
        Internal = 1,
        SpiRam = 2,
    }

    public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        var free = Board.Current.FreeMemory;
        totalSize = memType == MemoryType.SpiRam ? 0 : InternalTotal;
        totalFreeSize = memType == MemoryType.SpiRam ? 0 : free;
        largestFreeBlock = totalFreeSize / 2;
    }
}
