using EdgeNodes.StandIns;

namespace nanoFramework.Networking;

/// <summary>The SNTP client of the image: it asks Server1, then Server2, once the board is in a network.</summary>
public class Sntp
{
    public Sntp()
    {
    }

    public static bool IsStarted => Client.IsStarted;

    public static string Server1
    {
        get => Client.Server1;
        set => Client.Server1 = value;
    }

    public static string Server2
    {
        get => Client.Server2;
        set => Client.Server2 = value;
    }

    private static TimeClient Client => Board.Current.State<TimeClient>();

    public static void Start() => Client.IsStarted = true;

    public static void Stop() => Client.IsStarted = false;

    public static void UpdateNow() => Start();
}
