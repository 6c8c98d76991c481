using System;
using UnitsNet;

namespace Iot.Device.Sht4x;

/// <summary>One measurement.</summary>
public sealed class Sht4XSensorData
{
    internal Sht4XSensorData(Temperature temperature, RelativeHumidity relativeHumidity)
    {
        Temperature = temperature;
        RelativeHumidity = relativeHumidity;
    }

    public Temperature Temperature { get; }

    public RelativeHumidity RelativeHumidity { get; }
}

/// <summary>The bus garbled a word.</summary>
public sealed class InvalidCrcException : Exception
{
    public InvalidCrcException()
        : base("The SHT4x sent a word with a wrong CRC.")
    {
    }
}
