using System.Text;
using EdgeNodes.Contract.Identity;
using EdgeNodes.Node;

namespace EdgeNodes.Firmware.Tests.Fakes;

/// <summary>What every board has beside its sensors: settings on flash, reset, vitals, light, cable.</summary>
public sealed class WholeBoard(Power power) : IRestarts, IVitals, IIndicator, IServicePort
{
    private readonly Queue<byte> typed = [];
    private SettingsStore? store;

    public int FreeMemory { get; set; } = 50_000;

    public bool WokeByTimer { get; set; }

    public int? Rssi { get; set; } = -61;

    public long NoiseBytes { get; private set; }

    public List<bool> Shown { get; } = [];

    public List<string> Said { get; } = [];

    public ServiceConsole? Console { get; private set; }

    public int Blinks => Shown.Count(on => on);

    public void Restart()
    {
        power.Cut();
        power.Check();
    }

    public bool TryRssi(out int dBm)
    {
        dBm = Rssi ?? 0;
        return Rssi != null;
    }

    public void Show(bool on) => Shown.Add(on);

    public void Type(string line)
    {
        foreach (var value in Encoding.UTF8.GetBytes(line + "\r\n"))
        {
            typed.Enqueue(value);
        }
    }

    /// <summary>Noise on the cable, in place of what was typed: as much as is asked for, or an error of the port.</summary>
    public Func<byte>? Noise { get; set; }

    public int Read(byte[] buffer)
    {
        for (var i = 0; Noise != null && i < buffer.Length; i++)
        {
            buffer[i] = Noise();
        }

        if (Noise != null)
        {
            NoiseBytes += buffer.Length;
            return NoiseBytes < 10_000_000 ? buffer.Length : throw new InvalidOperationException("the console never stops reading");
        }

        var count = 0;
        while (count < buffer.Length && typed.TryDequeue(out buffer[count]))
        {
            count++;
        }

        return count;
    }

    public void Say(string line) => Said.Add(line);

    internal NodeSettings Open(string settings, Flash flash, IStorage storage)
    {
        _ = NodeId.TryParse(settings.Split('\n')[0][3..].Trim(), out var id, out _);
        flash.Files.TryAdd(SettingsFile.Name, Encoding.ASCII.GetBytes(settings));
        store = new SettingsStore(storage, id.Kind);
        Assert.True(store.TryOpen(out var opened, out var error), error);
        return opened!;
    }

    internal void Equip(NodeParts parts)
    {
        parts.Restarts = this;
        parts.Vitals = this;
        parts.Light = this;
        parts.Store = store;
        parts.Console = Console = new ServiceConsole(this, new SettingVerbs(store!).Commands());
    }
}
