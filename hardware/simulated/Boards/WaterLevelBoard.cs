using EdgeNodes.Simulated.Chips;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Boards;

/// <summary>Which sensor a water level board carries.</summary>
public enum WaterSensor
{
    A02yyuw,
    JsnSr04t,
    HcSr04,
    Loop,
}

/// <summary>One level sensor, a float switch and, if wanted, a thermometer in the shaft, on a switched rail.</summary>
public sealed class WaterLevelBoard : NodeBoard
{
    private const int RailPin = 25;
    private const int BoostPin = 26;
    private const int FloatPin = 14;
    private const int TriggerPin = 18;
    private const int EchoPin = 19;

    public WaterLevelBoard(
        ISurroundings around, TimeProvider time, WaterSensor sensor = WaterSensor.A02yyuw, bool hasThermometer = false, LoopPlan? loop = null)
        : base(around, serviceReceivePin: 23, serviceTransmitPin: 4)
    {
        Level = new A02yyuwChip(around, time);
        Jsn = new JsnSr04tChip(around, time);
        HcSr04 = new HcSr04Chip(around, time);
        Probe = new PressureProbe(around, time, loop ?? new LoopPlan());
        Converter = new Ads1115Chip(time).OnInput(0, () => Wiring.Hears(Probe) ? Probe.Volts : 0);
        Air = new Ds18b20Chip(around, time, serial: 3, Measurand.AirTemperature);
        Rail = new Rail([Fit(sensor), .. hasThermometer ? (IChip[])[Air] : []], around.SampleBegins);
        Wiring.OnPin(RailPin, Rail).OnPin(FloatPin, FloatSwitch).Feeds(Rail);
        if (hasThermometer)
        {
            Wiring.OnOneWire(receivePin: 33, transmitPin: 32, Air);
        }
    }

    public Rail Rail { get; }

    public A02yyuwChip Level { get; }

    public JsnSr04tChip Jsn { get; }

    public HcSr04Chip HcSr04 { get; }

    /// <summary>In the water, behind the boost converter; its wire can be disconnected.</summary>
    public PressureProbe Probe { get; }

    /// <summary>Across the loop's shunt; always fed.</summary>
    public Ads1115Chip Converter { get; }

    public Ds18b20Chip Air { get; }

    public FloatSwitchPart FloatSwitch { get; } = new();

    private IChip Fit(WaterSensor sensor)
    {
        switch (sensor)
        {
            case WaterSensor.JsnSr04t:
                Wiring.OnSerial(receivePin: 16, transmitPin: 17, Jsn);
                return Jsn;
            case WaterSensor.HcSr04:
                Wiring.OnPulses(TriggerPin, HcSr04.Trigger).OnPulses(EchoPin, HcSr04.Echo);
                return HcSr04;
            case WaterSensor.Loop:
                Wiring.OnI2c(Ads1115Chip.Address, Converter).OnPin(BoostPin, Probe).Feeds(Converter);
                return Probe;
            default:
                Wiring.OnSerial(receivePin: 16, transmitPin: 17, Level);
                return Level;
        }
    }
}
