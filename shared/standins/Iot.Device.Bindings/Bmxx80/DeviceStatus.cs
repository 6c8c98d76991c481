namespace Iot.Device.Bmxx80;

/// <summary>Register "status" (BST-BME280-DS002, 5.4.4).</summary>
public class DeviceStatus
{
    /// <summary>The trimming values are being copied from the chip's memory: after power-on and before each conversion.</summary>
    public bool ImageUpdating { get; set; }

    /// <summary>A conversion runs; the data registers still hold the one before.</summary>
    public bool Measuring { get; set; }
}
