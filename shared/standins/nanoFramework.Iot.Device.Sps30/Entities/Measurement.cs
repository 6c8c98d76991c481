using System;
using UnitsNet;

namespace Iot.Device.Sps30.Entities;

/// <summary>One measurement. Mind the names, which are the package's: Pm10 is PM1.0, Pm100 is PM10.</summary>
public class Measurement
{
    private readonly byte[] _data;

    public Measurement(byte[] data)
    {
        if (data.Length < 20)
        {
            throw new ApplicationException("Not enough bytes for a measurement.");
        }

        _data = data;
        Format = data.Length >= 40 ? MeasurementOutputFormat.Float : MeasurementOutputFormat.UInt16;
        MassConcentrationPm10 = MassConcentration.FromMicrogramsPerCubicMeter(Value(0));
        MassConcentrationPm25 = MassConcentration.FromMicrogramsPerCubicMeter(Value(1));
        MassConcentrationPm40 = MassConcentration.FromMicrogramsPerCubicMeter(Value(2));
        MassConcentrationPm100 = MassConcentration.FromMicrogramsPerCubicMeter(Value(3));
        NumberConcentrationPm05 = Value(4);
        NumberConcentrationPm10 = Value(5);
        NumberConcentrationPm25 = Value(6);
        NumberConcentrationPm40 = Value(7);
        NumberConcentrationPm100 = Value(8);
    }

    public MeasurementOutputFormat Format { get; protected set; }

    public MassConcentration MassConcentrationPm10 { get; protected set; }

    public MassConcentration MassConcentrationPm25 { get; protected set; }

    public MassConcentration MassConcentrationPm40 { get; protected set; }

    public MassConcentration MassConcentrationPm100 { get; protected set; }

    public double NumberConcentrationPm05 { get; protected set; }

    public double NumberConcentrationPm10 { get; protected set; }

    public double NumberConcentrationPm25 { get; protected set; }

    public double NumberConcentrationPm40 { get; protected set; }

    public double NumberConcentrationPm100 { get; protected set; }

    // Big-endian: IEEE 754 single or 16-bit whole.
    private double Value(int index)
    {
        if (Format == MeasurementOutputFormat.UInt16)
        {
            return (_data[2 * index] << 8) | _data[(2 * index) + 1];
        }

        var at = 4 * index;
        return BitConverter.ToSingle(new[] { _data[at + 3], _data[at + 2], _data[at + 1], _data[at] }, 0);
    }
}
