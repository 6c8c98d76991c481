using System.Reflection;

namespace EdgeNodes.StandIns.Tests.NanoFramework;

/// <summary>
/// COM1 as the ESP32_REV3 image has it: its Wire Protocol runs on UART0, so `SerialPort.GetDeviceSelector` leaves COM1 out and
/// `NativeInit` answers CLR_E_INVALID_PARAMETER (nf-interpreter of 2026-07-24), which managed code sees as an ArgumentException.
/// </summary>
public sealed class WireProtocolPortTests
{
    private static readonly Type Port = Assembly
        .LoadFrom(Path.Combine(AppContext.BaseDirectory, "nanoframework", "nanoFramework.System.IO.Ports.dll"))
        .GetType("System.IO.Ports.SerialPort", throwOnError: true)!;

    [Fact]
    public void COM1_refuses_to_open_and_says_which_ports_there_are()
    {
        var error = Assert.IsType<ArgumentException>(Opening("COM1"));
        Assert.Equal("COM1 is the Wire Protocol's in the ESP32_REV3 image; open COM2 or COM3.", error.Message);
    }

    [Theory]
    [InlineData("COM2")]
    [InlineData("COM3")]
    public void The_others_open_as_far_as_there_is_a_board(string name) =>
        Assert.Equal("NoBoardException", Opening(name)?.GetType().Name);

    [Fact]
    public void COM1_is_not_listed() => Assert.Equal(["COM2", "COM3"], (string[])Port.GetMethod("GetPortNames")!.Invoke(null, [])!);

    private static Exception? Opening(string name)
    {
        var none = Type.EmptyTypes;
        var constructor = Port.GetConstructors().Single();
        var arguments = constructor.GetParameters().Select(p => p.Position == 0 ? name : p.DefaultValue is int number && p.ParameterType.IsEnum ? Enum.ToObject(p.ParameterType, number) : p.DefaultValue);
        var port = constructor.Invoke([.. arguments]);
        return Assert.Throws<TargetInvocationException>(() => Port.GetMethod("Open", none)!.Invoke(port, [])).InnerException;
    }
}
