using System;
using System.Device.I2c;
using System.Threading;
using UnitsNet;

namespace Iot.Device.Ads1115;

/// <summary>
/// Texas Instruments ADS1115, 16-bit converter (SBAS444). As the package does, it never looks at the bus's answer: a chip
/// that is not there shows as a time-out of its busy bit, and one that goes away later as 0.
/// </summary>
public class Ads1115 : IDisposable
{
    private const byte ConversionRegister = 0;
    private const byte ConfigRegister = 1;
    private const byte LowThresholdRegister = 2;
    private const byte HighThresholdRegister = 3;
    private const int StartOrReady = 0x8000;
    private const int SingleShot = 0x0100;
    private const int ComparatorOff = 0x0003;

    // What 5000 looks at the busy bit take on a bus of 400 kHz; the slowest conversion takes 125 ms.
    private const int BusyMilliseconds = 500;

    private I2cDevice _device;
    private InputMultiplexer _input;
    private MeasuringRange _range;
    private DataRate _rate;
    private DeviceMode _mode;

    /// <exception cref="TimeoutException">No answer, or no conversion.</exception>
    public Ads1115(
        I2cDevice i2cDevice,
        InputMultiplexer inputMultiplexer = InputMultiplexer.AIN0,
        MeasuringRange measuringRange = MeasuringRange.FS4096,
        DataRate dataRate = DataRate.SPS128,
        DeviceMode deviceMode = DeviceMode.Continuous)
    {
        _device = i2cDevice ?? throw new ArgumentNullException(nameof(i2cDevice));
        (_input, _range, _rate, _mode) = (inputMultiplexer, measuringRange, dataRate, deviceMode);
        Configure();
        ResetComparator();
    }

    public InputMultiplexer InputMultiplexer
    {
        get => _input;
        set
        {
            _input = value;
            Configure();
        }
    }

    public MeasuringRange MeasuringRange
    {
        get => _range;
        set
        {
            _range = value;
            Configure();
        }
    }

    public DataRate DataRate
    {
        get => _rate;
        set
        {
            _rate = value;
            Configure();
        }
    }

    public DeviceMode DeviceMode
    {
        get => _mode;
        set
        {
            _mode = value;
            Configure();
        }
    }

    /// <summary>The newest conversion; in power-down a new one is made first.</summary>
    public short ReadRaw()
    {
        if (_mode == DeviceMode.PowerDown)
        {
            Configure();
        }

        return (short)ReadRegister(ConversionRegister);
    }

    public short ReadRaw(InputMultiplexer inputMultiplexer) => ReadRaw(inputMultiplexer, _range, _rate);

    public short ReadRaw(InputMultiplexer inputMultiplexer, MeasuringRange measuringRange, DataRate dataRate)
    {
        if ((inputMultiplexer, measuringRange, dataRate) == (_input, _range, _rate))
        {
            return ReadRaw();
        }

        (_input, _range, _rate) = (inputMultiplexer, measuringRange, dataRate);
        Configure();
        return (short)ReadRegister(ConversionRegister);
    }

    public ElectricPotential ReadVoltage() => RawToVoltage(ReadRaw());

    public ElectricPotential ReadVoltage(InputMultiplexer inputMultiplexer) => RawToVoltage(ReadRaw(inputMultiplexer));

    public ElectricPotential RawToVoltage(short val) =>
        ElectricPotential.FromVolts(val * (MaxVoltageFromMeasuringRange(_range).Volts / 32768.0));

    /// <summary>Full scale, SBAS444 table 3.</summary>
    public ElectricPotential MaxVoltageFromMeasuringRange(MeasuringRange measuringRange) => ElectricPotential.FromVolts(measuringRange switch
    {
        MeasuringRange.FS6144 => 6.144,
        MeasuringRange.FS4096 => 4.096,
        MeasuringRange.FS2048 => 2.048,
        MeasuringRange.FS1024 => 1.024,
        MeasuringRange.FS0512 => 0.512,
        MeasuringRange.FS0256 => 0.256,
        _ => throw new ArgumentOutOfRangeException(nameof(measuringRange)),
    });

    public double FrequencyFromDataRate(DataRate dataRate) => dataRate switch
    {
        DataRate.SPS008 => 8,
        DataRate.SPS016 => 16,
        DataRate.SPS032 => 32,
        DataRate.SPS064 => 64,
        DataRate.SPS128 => 128,
        DataRate.SPS250 => 250,
        DataRate.SPS475 => 475,
        DataRate.SPS860 => 860,
        _ => throw new ArgumentOutOfRangeException(nameof(dataRate)),
    };

    /// <exception cref="TimeoutException">The chip is gone; its bus device then stays open, as with the package.</exception>
    public void Dispose()
    {
        if (_device != null)
        {
            ResetComparator();
            _device.Dispose();
            _device = null;
        }

        GC.SuppressFinalize(this);
    }

    // Always one single shot first: in continuous mode the busy bit never tells that the new input has been converted.
    private void Configure()
    {
        var config = ((int)_input << 12) | ((int)_range << 9) | SingleShot | ((int)_rate << 5) | ComparatorOff;
        WriteRegister(ConfigRegister, config | StartOrReady);
        WaitWhileBusy();
        if (_mode == DeviceMode.Continuous)
        {
            WriteRegister(ConfigRegister, config | StartOrReady);
            WaitWhileBusy();
            WriteRegister(ConfigRegister, (config | StartOrReady) & ~SingleShot);
        }
    }

    private void ResetComparator()
    {
        Configure();
        WriteRegister(LowThresholdRegister, 0x8000);
        WriteRegister(HighThresholdRegister, 0x7FFF);
    }

    private void WaitWhileBusy()
    {
        var began = Environment.TickCount;
        while ((ReadRegister(ConfigRegister) & StartOrReady) == 0)
        {
            if (unchecked(Environment.TickCount - began) > BusyMilliseconds)
            {
                throw new TimeoutException("Timeout waiting for ADC to complete conversion");
            }

            Thread.Sleep(1);
        }
    }

    private ushort ReadRegister(byte register)
    {
        var bytes = new byte[2];
        _device.WriteRead(new[] { register }, bytes);
        return (ushort)((bytes[0] << 8) | bytes[1]);
    }

    private void WriteRegister(byte register, int value) => _device.Write(new[] { register, (byte)(value >> 8), (byte)value });
}
