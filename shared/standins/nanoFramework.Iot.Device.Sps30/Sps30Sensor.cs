using Iot.Device.Sps30.Entities;
using Iot.Device.Sps30.Shdlc;

namespace Iot.Device.Sps30;

/// <summary>Sensirion SPS30 behind SHDLC (data sheet, chapter 5). The part of the package that EdgeNodes uses.</summary>
public class Sps30Sensor
{
    private const byte Address = 0;
    private const int ResponseTime = 20;
    private readonly ShdlcProtocol _shdlc;

    public Sps30Sensor(ShdlcProtocol shdlc) => _shdlc = shdlc;

    public void StartMeasurement(MeasurementOutputFormat format) => Execute(0x00, 0x01, (byte)format);

    public void StopMeasurement() => Execute(0x01);

    /// <summary>Null while the sensor has nothing new: it measures once a second.</summary>
    public Measurement ReadMeasuredValues()
    {
        var data = Execute(0x03);
        return data.Length == 0 ? null : new Measurement(data);
    }

    public void StartFanCleaning() => Execute(0x56);

    /// <summary>Seconds between two cleanings that the fan does by itself.</summary>
    public uint GetAutoCleaningInterval()
    {
        var data = Execute(0x80, 0x00);
        return ((uint)data[0] << 24) | ((uint)data[1] << 16) | ((uint)data[2] << 8) | data[3];
    }

    public void SetAutoCleaningInterval(uint intervalInSeconds) => Execute(
        0x80, 0x00, (byte)(intervalInSeconds >> 24), (byte)(intervalInSeconds >> 16), (byte)(intervalInSeconds >> 8), (byte)intervalInSeconds);

    public DeviceStatus ReadDeviceStatusRegister(bool clearBitsAfterRead = false) =>
        new(Execute(0xD2, (byte)(clearBitsAfterRead ? 1 : 0)));

    /// <summary>The answer comes first, then the reset: as after power-on.</summary>
    public void DeviceReset() => Execute(0xD3);

    private byte[] Execute(byte command, params byte[] data) => _shdlc.Execute(Address, command, data, ResponseTime);
}
