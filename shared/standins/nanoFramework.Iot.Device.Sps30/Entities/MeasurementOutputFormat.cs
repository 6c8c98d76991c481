namespace Iot.Device.Sps30.Entities;

/// <summary>How the sensor writes its values; the numbers go over the wire.</summary>
public enum MeasurementOutputFormat : byte
{
    Float = 3,
    UInt16 = 5,
}
