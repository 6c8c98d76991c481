using UnitsNet;

namespace Iot.Device.Bmxx80.ReadResult;

public class Bmp280ReadResult
{
    public Bmp280ReadResult(Temperature temperature, bool temperatureIsValid, Pressure pressure, bool pressureIsValid)
    {
        Temperature = temperature;
        TemperatureIsValid = temperatureIsValid;
        Pressure = pressure;
        PressureIsValid = pressureIsValid;
    }

    public Temperature Temperature { get; }

    public bool TemperatureIsValid { get; }

    public Pressure Pressure { get; }

    public bool PressureIsValid { get; }
}

public class Bme280ReadResult : Bmp280ReadResult
{
    public Bme280ReadResult(
        Temperature temperature,
        bool temperatureIsValid,
        Pressure pressure,
        bool pressureIsValid,
        RelativeHumidity humidity,
        bool humidityIsValid)
        : base(temperature, temperatureIsValid, pressure, pressureIsValid)
    {
        Humidity = humidity;
        HumidityIsValid = humidityIsValid;
    }

    public RelativeHumidity Humidity { get; }

    public bool HumidityIsValid { get; }
}

/// <summary>One forced measurement of a BME680; the gas resistance is valid only when the heater was stable.</summary>
public class Bme680ReadResult : Bme280ReadResult
{
    public Bme680ReadResult(
        Temperature temperature,
        bool temperatureIsValid,
        Pressure pressure,
        bool pressureIsValid,
        RelativeHumidity humidity,
        bool humidityIsValid,
        ElectricResistance gasResistance,
        bool gasResistanceIsValid)
        : base(temperature, temperatureIsValid, pressure, pressureIsValid, humidity, humidityIsValid)
    {
        GasResistance = gasResistance;
        GasResistanceIsValid = gasResistanceIsValid;
    }

    public ElectricResistance GasResistance { get; }

    public bool GasResistanceIsValid { get; }
}
