using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using System.IO.Ports;
using EdgeNodes.Contract.Readings;
using EdgeNodes.Esp32;
using Iot.Device.Bmxx80;
using Iot.Device.Sht4x;

namespace EdgeNodes.Simulated.Tests.Boards;

/// <summary>How firmware takes one sample on each kind of board, as the boards' README says.</summary>
internal static class SampleFirmware
{
    /// <summary>Temperature, humidity, pressure, gas resistance, PM2.5, PM10.</summary>
    internal static double[] Air(Bme680 bme, SerialPort port)
    {
        var read = bme.Read();
        var frame = Fresh(port, 32);
        return
        [
            read.Temperature.DegreesCelsius, read.Humidity.Percent, read.Pressure.Hectopascals, read.GasResistance.Ohms,
            (frame[12] << 8) | frame[13], (frame[14] << 8) | frame[15],
        ];
    }

    /// <summary>Soil temperature, raw count, humidity.</summary>
    internal static double[] Soil(GpioPin rail)
    {
        rail.Write(PinValue.High);
        Assert.Equal(Cause.None, new Ds18b20().Read(out var sixteenths));
        using var air = new Sht4X(I2cDevice.Create(new I2cConnectionSettings(1, 0x44)));
        var humidity = air.ReadData(MeasurementMode.NoHeaterHighPrecision).RelativeHumidity.Percent;
        var raw = new AdcController().OpenChannel(7).ReadValue();
        rail.Write(PinValue.Low);
        return [sixteenths / 16.0, raw, humidity];
    }

    /// <summary>Distance in mm.</summary>
    internal static double[] Water(GpioPin rail, SerialPort port)
    {
        rail.Write(PinValue.High);
        var frame = Fresh(port, 4);
        rail.Write(PinValue.Low);
        return [(frame[1] << 8) | frame[2]];
    }

    internal static SerialPort Port()
    {
        var port = new SerialPort("COM2") { ReadTimeout = 5000 };
        port.Open();
        return port;
    }

    private static byte[] Fresh(SerialPort port, int length)
    {
        for (var waiting = port.BytesToRead; waiting > 0; waiting = port.BytesToRead)
        {
            Assert.Equal(waiting, port.Read(new byte[waiting], 0, waiting));
        }

        var frame = new byte[length];
        Assert.Equal(length, port.Read(frame, 0, length));
        return frame;
    }
}
