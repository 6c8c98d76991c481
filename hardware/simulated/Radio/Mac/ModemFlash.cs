using System.Text.Json;

namespace EdgeNodes.Simulated.Radio.Mac;

/// <summary>What the modem keeps when it loses power: its settings and the last DevNonce, but not the session.</summary>
internal sealed class ModemFlash
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    private string? _path;

    public string DevEui { get; set; } = "ac1f09fffe000000";

    public string JoinEui { get; set; } = "0000000000000000";

    public string AppKey { get; set; } = "00000000000000000000000000000000";

    public ushort DevNonce { get; set; }

    public int Band { get; set; } = 4;

    public int WorkMode { get; set; } = 1;

    public int JoinMode { get; set; } = 1;

    public string DeviceClass { get; set; } = "A";

    public bool Adr { get; set; }

    public int DataRate { get; set; }

    public bool Confirmed { get; set; }

    public int Retries { get; set; }

    public bool DutyCycle { get; set; } = true;

    public int TxPower { get; set; }

    public int LinkCheck { get; set; }

    /// <summary>Reads the file if there is one. One that cannot be read is a modem fresh from the factory.</summary>
    public static ModemFlash Load(string? path)
    {
        ModemFlash flash = new();
        if (path is not null && File.Exists(path))
        {
            try
            {
                flash = JsonSerializer.Deserialize<ModemFlash>(File.ReadAllText(path)) ?? flash;
            }
            catch (JsonException)
            {
            }
        }
        flash._path = path;
        return flash;
    }

    /// <summary>Writes the file beside the old one, then takes its place: a cut of power leaves one of the two.</summary>
    public void Save()
    {
        if (_path is not null)
        {
            File.WriteAllText(_path + ".new", JsonSerializer.Serialize(this, Format));
            File.Move(_path + ".new", _path, overwrite: true);
        }
    }

    /// <summary>ATR: everything but the identity of the chip goes; the nonce stays, or the network would refuse the next join.</summary>
    public void FactoryReset()
    {
        ModemFlash fresh = new();
        (Band, WorkMode, JoinMode, DeviceClass) = (fresh.Band, fresh.WorkMode, fresh.JoinMode, fresh.DeviceClass);
        (Adr, DataRate, Confirmed, Retries) = (fresh.Adr, fresh.DataRate, fresh.Confirmed, fresh.Retries);
        (DutyCycle, TxPower, LinkCheck) = (fresh.DutyCycle, fresh.TxPower, fresh.LinkCheck);
        Save();
    }
}
