using System.Text.Json.Nodes;
using EdgeNodes.LoRaWan.Crypto;

namespace EdgeNodes.Simulated.Radio;

/// <summary>Writes every packet down with its keys, so that another implementation can check it. For rehearsals only.</summary>
internal sealed class EmittedLog(string? path)
{
    private readonly Lock _gate = new();

    public void Join(byte[] phy, AesKey appKey) =>
        Append(() => new JsonObject { ["phy"] = Convert.ToHexStringLower(phy), ["appKey"] = appKey.ToHex() });

    public void Data(byte[] phy, SessionKeys keys, uint counter, ReadOnlyMemory<byte> payload) => Append(() => new JsonObject
    {
        ["phy"] = Convert.ToHexStringLower(phy),
        ["nwkSKey"] = keys.NwkSKey.ToHex(),
        ["appSKey"] = keys.AppSKey.ToHex(),
        ["counter"] = counter,
        ["payload"] = Convert.ToHexStringLower(payload.Span),
    });

    private void Append(Func<JsonObject> line)
    {
        if (path is null)
        {
            return;
        }
        lock (_gate)
        {
            File.AppendAllText(path, line().ToJsonString() + "\n");
        }
    }
}
