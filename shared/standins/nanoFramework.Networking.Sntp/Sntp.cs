using EdgeNodes.StandIns;

namespace nanoFramework.Networking;

/// <summary>The SNTP client of the image. The PC under a simulated board keeps the time, so starting it is all there is.</summary>
public class Sntp
{
    public Sntp()
    {
    }

    public static bool IsStarted => Board.Current.State<Client>().IsStarted;

    public static string Server1
    {
        get => Board.Current.State<Client>().Server1;
        set => Board.Current.State<Client>().Server1 = value;
    }

    public static string Server2
    {
        get => Board.Current.State<Client>().Server2;
        set => Board.Current.State<Client>().Server2 = value;
    }

    public static void Start() => Board.Current.State<Client>().IsStarted = true;

    public static void Stop() => Board.Current.State<Client>().IsStarted = false;

    public static void UpdateNow() => Start();

    private sealed class Client
    {
        internal bool IsStarted { get; set; } = true;

        internal string Server1 { get; set; } = "0.pool.ntp.org";

        internal string Server2 { get; set; } = "1.pool.ntp.org";
    }
}
