using System.Device.Adc;
using System.Device.Gpio;
using System.IO.Ports;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Weather;

namespace EdgeNodes.Simulated.Tests.Boards;

/// <summary>Firmware's way to the sensors behind a switched rail.</summary>
public sealed class SoilAndWaterBoardTests
{
    private readonly World _world = new();

    [Fact]
    public void Every_raw_count_of_the_probe_comes_back_exactly()
    {
        using var bench = new Bench(new SoilMoistureBoard(_world, TimeProvider.System).Wiring);
        bench.Run(() =>
        {
            new GpioController().OpenPin(25, PinMode.Output).Write(PinValue.High);
            var probe = new AdcController().OpenChannel(7);
            for (var raw = 0; raw <= 4095; raw++)
            {
                _world[Measurand.SoilMoistureRaw] = raw;
                Assert.Equal(raw, probe.ReadValue());
            }
        });
    }

    [Fact]
    public void Switching_the_rail_on_begins_a_sample_and_off_does_not()
    {
        using var bench = new Bench(new SoilMoistureBoard(_world, TimeProvider.System).Wiring);
        bench.Run(() =>
        {
            var rail = new GpioController().OpenPin(25, PinMode.Output);
            rail.Write(PinValue.High);
            rail.Write(PinValue.High);
            rail.Write(PinValue.Low);
            Assert.Equal(1, _world.Samples);
            rail.Write(PinValue.High);
            Assert.Equal(2, _world.Samples);
        });
    }

    [Fact]
    public void The_battery_is_behind_a_divider()
    {
        _world[Measurand.Battery] = 3.97;
        using var bench = new Bench(new WaterLevelBoard(_world, TimeProvider.System).Wiring);
        var counts = bench.Run(() => new AdcController().OpenChannel(6).ReadValue());
        Assert.Equal(3.97, counts / 4095.0 * 3.3 * 2, 0.005);
    }

    [Fact]
    public void The_level_sensor_speaks_once_its_rail_is_on()
    {
        _world[Measurand.Distance] = 2690;
        using var bench = new Bench(new WaterLevelBoard(_world, TimeProvider.System).Wiring);
        bench.Run(() =>
        {
            using var port = new SerialPort("COM2") { ReadTimeout = 50 };
            port.Open();
            var frame = new byte[4];
            Assert.Equal(0, port.Read(frame, 0, 4));
            new GpioController().OpenPin(25, PinMode.Output).Write(PinValue.High);
            port.ReadTimeout = 2000;
            Assert.Equal(4, port.Read(frame, 0, 4));
            Assert.Equal(2690, (frame[1] << 8) | frame[2]);
        });
    }

    [Fact]
    public void A_port_without_pins_does_not_open()
    {
        using var bench = new Bench { AssignsPins = false };
        bench.Run(() =>
        {
            using var port = new SerialPort("COM3");
            Assert.Throws<ArgumentException>(port.Open);
        });
    }

    [Fact]
    public void COM1_is_the_Wire_Protocols_whatever_its_pins()
    {
        using var bench = new Bench();
        bench.Run(() =>
        {
            using var port = new SerialPort("COM1");
            Assert.Contains("Wire Protocol", Assert.Throws<ArgumentException>(port.Open).Message, StringComparison.Ordinal);
            Assert.DoesNotContain("COM1", SerialPort.GetPortNames());
        });
    }

    [Fact]
    public void An_input_only_pin_refuses_to_be_an_output()
    {
        using var bench = new Bench();
        bench.Run(() => Assert.Throws<ArgumentException>(() => new GpioController().OpenPin(34, PinMode.Output)));
    }

    [Fact]
    public void A_pin_has_one_owner()
    {
        using var bench = new Bench();
        bench.Run(() =>
        {
            var pin = new GpioController().OpenPin(25);
            Assert.Throws<InvalidOperationException>(() => new GpioController().OpenPin(25));
            pin.Dispose();
            new GpioController().OpenPin(25).Dispose();
        });
    }
}
