using System;
using System.Device.I2c;
using System.IO;
using System.Threading;
using UnitsNet;

namespace Iot.Device.Sht4x;

/// <summary>Sensirion SHT4x: temperature and relative humidity, each word with a CRC.</summary>
public class Sht4X : IDisposable
{
    public const byte I2cDefaultAddress = 0x44;

    private I2cDevice _device;

    public Sht4X(I2cDevice i2CDevice) => _device = i2CDevice ?? throw new ArgumentNullException(nameof(i2CDevice));

    /// <exception cref="InvalidCrcException">A word arrived with a wrong CRC.</exception>
    public Sht4XSensorData ReadData(MeasurementMode precision)
    {
        var data = new byte[6];
        if (_device.WriteByte((byte)precision).Status != I2cTransferStatus.FullTransfer)
        {
            throw new IOException("The SHT4x does not answer.");
        }

        Thread.Sleep(DurationOf(precision));
        if (_device.Read(data).Status != I2cTransferStatus.FullTransfer)
        {
            throw new IOException("The SHT4x has no measurement ready.");
        }

        if (Crc(data, 0) != data[2] || Crc(data, 3) != data[5])
        {
            throw new InvalidCrcException();
        }

        // Sensirion SHT4x data sheet, 4.6.
        var temperature = -45 + (175.0 * ((data[0] << 8) | data[1]) / 65535);
        var humidity = -6 + (125.0 * ((data[3] << 8) | data[4]) / 65535);
        return new Sht4XSensorData(
            Temperature.FromDegreesCelsius(temperature), RelativeHumidity.FromPercent(Math.Max(0, Math.Min(100, humidity))));
    }

    public void Dispose()
    {
        _device?.Dispose();
        _device = null;
        GC.SuppressFinalize(this);
    }

    // Milliseconds, data sheet 4.5 and 3.1: longest times.
    private static int DurationOf(MeasurementMode mode) => mode switch
    {
        MeasurementMode.NoHeaterLowPrecision => 2,
        MeasurementMode.NoHeaterMediumPrecision => 5,
        MeasurementMode.NoHeaterHighPrecision => 9,
        MeasurementMode.HighHeat1S1 or MeasurementMode.MediumHeat1S1 or MeasurementMode.LowHeat1S1 => 1100,
        _ => 110,
    };

    private static byte Crc(byte[] data, int offset)
    {
        var crc = 0xFF;
        for (var i = offset; i < offset + 2; i++)
        {
            crc ^= data[i];
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? (crc << 1) ^ 0x31 : crc << 1;
            }
        }

        return (byte)crc;
    }
}
