using System;

namespace Iot.Device.Sps30.Entities;

/// <summary>The device status register: four bytes, and a fifth that is reserved.</summary>
public class DeviceStatus
{
    public DeviceStatus(byte[] data)
    {
        if (data.Length < 4)
        {
            throw new ArgumentOutOfRangeException(nameof(data), "The status register has at least 4 bytes.");
        }

        RawRegister = ((uint)data[0] << 24) | ((uint)data[1] << 16) | ((uint)data[2] << 8) | data[3];
    }

    public uint RawRegister { get; }

    public bool FanSpeedOutOfRange => (RawRegister & (1u << 21)) != 0;

    public bool LaserFailure => (RawRegister & (1u << 5)) != 0;

    public bool FanFailureBlockedOrBroken => (RawRegister & (1u << 4)) != 0;
}
