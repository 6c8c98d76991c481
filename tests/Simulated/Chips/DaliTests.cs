using EdgeNodes.Esp32;
using EdgeNodes.Node;
using EdgeNodes.Simulated.Boards;
using EdgeNodes.Simulated.Chips;
using EdgeNodes.StandIns;

namespace EdgeNodes.Simulated.Tests.Chips;

/// <summary>Firmware and gear on two wires, half-bit by half-bit, and behind a bridge.</summary>
public sealed class DaliTests
{
    private readonly StreetlightBoard board = new(new World(), LampControl.Dali);

    [Fact]
    public void A_level_travels_the_wire_and_the_lamp_follows_the_curve()
    {
        OnBus(bus =>
        {
            var lamp = new DaliLamp(bus);
            foreach (var steps in new[] { 200, 100, 20, 0 })
            {
                Assert.True(lamp.TrySetLevel(steps));
                Assert.Equal(steps / 200.0, board.Lamp.Level, 0.01);
            }
        });
        Assert.Equal([0xFEFE, 0xFEE5, 0xFEAA, 0xFE00], board.Gear.Frames);
        Assert.Equal(0, board.Wire.Broken);
    }

    [Theory]
    [InlineData(0.91)]
    [InlineData(1.0)]
    [InlineData(1.09)]
    public void The_gear_answers_at_its_own_pace(double beat) => OnBus(bus =>
    {
        board.Wire.GearBeat = beat;
        Assert.Equal(254, bus.Ask(ForwardFrame.Command(ForwardFrame.QueryActualLevel)));
        Assert.Equal(DaliGear.MinLevel, bus.Ask(ForwardFrame.Command(ForwardFrame.QueryMinLevel)));
        Assert.Equal(4, bus.Ask(ForwardFrame.Command(ForwardFrame.QueryStatus)) & 7);
    });

    [Theory]
    [InlineData(0.88, false)]
    [InlineData(0.91, true)]
    [InlineData(1.09, true)]
    [InlineData(1.12, false)]
    public void The_gear_takes_a_tenth_off_the_beat_and_no_more(double beat, bool taken)
    {
        var halves = new bool[Manchester.ForwardHalves];
        Manchester.Encode(ForwardFrame.Level(100), halves);
        board.Wire.Hear([.. halves.Select(high => new Pulse(1e6 / 2400 * beat, !high)), new Pulse(3000, false)]);
        Assert.Equal((taken ? 100 : 0, taken ? 0 : 1), (board.Gear.Level, board.Wire.Broken));
    }

    [Fact]
    public void A_frame_without_its_stop_condition_is_none()
    {
        var halves = new bool[Manchester.ForwardHalves];
        Manchester.Encode(ForwardFrame.Level(100), halves);
        board.Wire.Hear([.. halves.Select(high => new Pulse(417, !high)), new Pulse(1500, false)]);
        Assert.Equal(1, board.Wire.Broken);
    }

    [Fact]
    public void What_the_gear_does_alone_is_programmed_once()
    {
        using var folder = new TempFolder();
        var lamp = new Lamp();

        // The gear's clock stands still: on a busy machine two frames may be further apart than 100 ms.
        var gear = new DaliGear(lamp, new ManualTime()).With(powerOnLevel: 100, systemFailureLevel: 0);
        var wire = new DaliWire(gear, TimeProvider.System);
        using var bench = new Bench(new BoardWiring().OnPulses(19, wire).OnPulses(23, wire).Feeds(lamp, gear));
        bench.Run(() =>
        {
            var bus = new RmtDaliBus(19, 23);
            var storage = new FileStorage(folder.Path + Path.DirectorySeparatorChar);
            Assert.True(new DaliInstall(bus, storage).TryRun(200));
            Assert.True(new DaliInstall(bus, storage).TryRun(200));
        });
        Assert.Equal((254, 254, 2), (gear.PowerOnLevel, gear.SystemFailureLevel, gear.MemoryWrites));
        gear.Take(ForwardFrame.Level(0));
        gear.BusFails();
        Assert.Equal(254, gear.Level);
    }

    [Fact]
    public void A_gear_is_configured_by_two_equal_frames_within_100_ms_and_by_nothing_else()
    {
        var time = new ManualTime();
        var gear = new DaliGear(new Lamp(), time);
        int[] frames = [ForwardFrame.SetDtr0(7), ForwardFrame.Command(ForwardFrame.SetPowerOnLevel), ForwardFrame.Command(ForwardFrame.SetSystemFailureLevel)];
        Array.ForEach(frames, frame => gear.Take(frame));
        gear.Take(frames[2]);
        Assert.Equal((254, 7), (gear.PowerOnLevel, gear.SystemFailureLevel));
        gear.Take(frames[1]);
        time.Advance(TimeSpan.FromMilliseconds(101));
        gear.Take(frames[1]);
        Assert.Equal((254, 1), (gear.PowerOnLevel, gear.MemoryWrites));
        time.Advance(TimeSpan.FromMilliseconds(99));
        gear.Take(frames[1]);
        Assert.Equal((7, 2), (gear.PowerOnLevel, gear.MemoryWrites));
    }

    [Fact]
    public void A_cut_wire_is_silence_and_it_mends() => OnBus(bus =>
    {
        board.Wiring.Disconnect(board.Wire);
        Assert.Equal(DaliAnswer.None, bus.Ask(ForwardFrame.Command(ForwardFrame.QueryStatus)));
        board.Wiring.Reconnect(board.Wire);
        Assert.True(bus.Ask(ForwardFrame.Command(ForwardFrame.QueryStatus)) >= 0);
    });

    [Fact]
    public void A_bridge_does_the_same_for_a_board_without_a_transistor()
    {
        var bridged = new StreetlightBoard(new World(), LampControl.DaliBridge);
        bridged.Gear.With(powerOnLevel: 0, systemFailureLevel: 0);
        using var bench = new Bench(bridged.Wiring);
        bench.Run(() =>
        {
            var bus = new BridgeDaliBus("COM2");
            Assert.True(bus.TrySend(ForwardFrame.Level(229)));
            bridged.Bridge.OtherTraffic = "HFF90\r\n";
            Assert.Equal(229, bus.Ask(ForwardFrame.Command(ForwardFrame.QueryActualLevel)));
            Assert.Equal(DaliAnswer.None, bus.Ask(ForwardFrame.Command(0x9C)));
            Assert.True(bus.TrySend(ForwardFrame.SetDtr0(254)) && bus.TrySend(ForwardFrame.Command(ForwardFrame.SetPowerOnLevel)));
            Assert.Equal((254, 1), (bridged.Gear.PowerOnLevel, bridged.Gear.MemoryWrites));

            // A frame that collided is none: whoever sent it must know.
            bridged.Bridge.Collisions = 1;
            Assert.False(bus.TrySend(ForwardFrame.Level(100)));
            bridged.Bridge.Collisions = 1;
            Assert.False(bus.TrySend(ForwardFrame.Command(ForwardFrame.SetPowerOnLevel)));
            Assert.Equal(229, bridged.Gear.Level);

            bridged.Wiring.Disconnect(bridged.Bridge);
            Assert.False(bus.TrySend(ForwardFrame.Level(100)));
            bridged.Wiring.Reconnect(bridged.Bridge);
            Assert.True(bus.TrySend(ForwardFrame.Level(100)));
        });
    }

    private void OnBus(Action<RmtDaliBus> firmware)
    {
        using var bench = new Bench(board.Wiring);
        bench.Run(() => firmware(new RmtDaliBus(19, 23)));
    }
}
