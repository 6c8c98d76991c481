using EdgeNodes.Contract.Link;

namespace EdgeNodes.Platform.Ledger;

/// <summary>
/// What has arrived over each gateway's radio link. Kept in the transaction of the readings: what an acknowledgement proves
/// must survive a power cut.
/// </summary>
internal sealed class LinkWindows(LedgerDatabase database)
{
    private readonly Dictionary<string, LinkWindow> windows = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    public void Note(string gateway, LinkHeader header)
    {
        if (WindowOf(gateway).Note(header))
        {
            changed.Add(gateway);
        }
    }

    public LinkAck AckOf(string gateway) => WindowOf(gateway).ToAck();

    public void Save()
    {
        foreach (var gateway in changed)
        {
            var window = windows[gateway];
            database.Execute(
                "INSERT OR REPLACE INTO link(gateway, epoch, highest, bitmap) VALUES(@0, @1, @2, @3)",
                gateway, window.Epoch, window.Highest, (long)window.Bitmap);
        }
    }

    public void Saved() => changed.Clear();

    public void Forget()
    {
        windows.Clear();
        changed.Clear();
    }

    private LinkWindow WindowOf(string gateway)
    {
        if (!windows.TryGetValue(gateway, out var window))
        {
            using var rows = database.Query("SELECT epoch, highest, bitmap FROM link WHERE gateway = @0", gateway);
            window = rows.Read() ? new LinkWindow(rows.GetInt32(0), rows.GetInt32(1), (uint)rows.GetInt64(2)) : new LinkWindow();
            windows[gateway] = window;
        }

        return window;
    }
}
