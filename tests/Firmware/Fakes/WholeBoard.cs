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

    public List<bool> Shown { get; } = [];

    public List<string> Said { get; } = [];

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

    public int Read(byte[] buffer)
    {
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
        parts.Console = new ServiceConsole(this, new SettingVerbs(store!).Commands());
    }
}
