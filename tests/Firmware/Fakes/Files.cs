namespace EdgeNodes.Firmware.Tests.Fakes;

public static class Files
{
    public static string Settings(string id = "aq-0007", string more = "sample.seconds=10") =>
        $"id={id}\ngateway.host=gateway\ngateway.secret=correct-horse\nwifi.ssid=city\n{more}\n";
}
