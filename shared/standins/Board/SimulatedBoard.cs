using System;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

namespace EdgeNodes.StandIns;

/// <summary>
/// One power-on of a board, as the stand-ins see it: parts, power, threads. It is born powered and never comes back after
/// its power was cut: a reboot is a new one, so nothing of an earlier life can reach into the next.
/// </summary>
public abstract partial class SimulatedBoard
{
    private readonly CancellationTokenSource _power = new();
    private readonly Dictionary<Type, object> _state = new();

    protected SimulatedBoard(string name) => Name = name;

    public string Name { get; }

    public bool IsPowered => !_power.IsCancellationRequested;

    /// <summary>Cancelled when the power is cut.</summary>
    public CancellationToken PowerLost => _power.Token;

    /// <summary>Runs firmware on this board, in this thread; what it starts inherits the board.</summary>
    public void Run(Action firmware)
    {
        var before = Board.CurrentOrNull;
        Board.Enter(this);
        try
        {
            firmware();
        }
        finally
        {
            Board.Enter(before);
        }
    }

    public void ThrowIfOff()
    {
        if (!IsPowered)
        {
            throw new BoardPoweredOffException(Name);
        }
    }

    /// <summary>Waits as hardware waits: for the time given, or until the power goes.</summary>
    public void Wait(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            _power.Token.WaitHandle.WaitOne(time);
        }

        ThrowIfOff();
    }

    /// <summary>What a stand-in has to remember, per board and power-on instead of in a static.</summary>
    public T State<T>()
        where T : class, new()
    {
        ThrowIfOff();
        lock (_state)
        {
            if (!_state.TryGetValue(typeof(T), out var state))
            {
                _state[typeof(T)] = state = new T();
            }

            return (T)state;
        }
    }

    /// <summary>The chip at an address of a bus, null when nobody is there to acknowledge.</summary>
    public abstract II2cTarget? FindI2c(int bus, int address);

    /// <summary>The far end of "COM2" and the like, null when nothing is wired to it.</summary>
    public abstract ISerialTarget? FindSerial(string port);

    public abstract IOneWireTarget? OneWire { get; }

    public abstract IPinTarget? FindPin(int pin);

    public abstract IPwmTarget? FindPwm(int pin);

    public abstract IPulseTarget? FindPulses(int pin);

    /// <summary>One conversion of an ADC channel, 0..4095 for 0..3.3 V.</summary>
    public abstract int ReadAdc(int channel);

    public abstract int AdcChannels { get; }

    public abstract IReadOnlyList<AirNetwork> ScanAir();

    /// <summary>True while the radio is in the network.</summary>
    public abstract bool IsOnline { get; }

    public abstract JoinResult JoinNetwork(string ssid, string password);

    public abstract void LeaveNetwork();

    /// <summary>A TCP connection through the radio; it dies with the power and with the network.</summary>
    /// <exception cref="SocketException">Not in a network, host unknown, or refused.</exception>
    public abstract Socket Connect(string host, int port);

    /// <summary>A certificate and its key, both DER, as TLS takes them.</summary>
    public virtual X509Certificate WithKey(byte[] certificate, byte[] key) =>
        throw new NotSupportedException("This board has no TLS with a key of its own.");

    /// <summary>Asks a time server of the network over UDP. True: it gave a time that can be believed.</summary>
    public virtual bool AskTime(string server) => IsOnline;

    /// <summary>A line on the serial console.</summary>
    public abstract void Print(string line);

    /// <summary>Ends this power-on and starts the next one; the caller's thread ends with an exception.</summary>
    public abstract void Reboot();

    /// <summary>Ends this power-on; the next begins after <paramref name="wakeAfter"/> (null: a pin or nobody wakes it).</summary>
    public abstract void DeepSleep(TimeSpan? wakeAfter);

    /// <summary>Why this power-on began: the number of nanoFramework.Hardware.Esp32.Sleep.WakeupCause, 0 after power-up.</summary>
    public abstract int WakeupCause { get; }

    /// <summary>Bytes of RAM that the CLR's heap has left, as the device would say.</summary>
    public abstract uint FreeMemory { get; }

    /// <summary>Ends this power-on: from here every stand-in call throws, sockets die and waits end.</summary>
    protected void TurnOff() => _power.Cancel();
}
