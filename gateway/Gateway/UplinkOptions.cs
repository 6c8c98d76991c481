using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNodes.Gateway.Settings;
using EdgeNodes.Gateway.Uplinks.LoRaWan;
using EdgeNodes.Gateway.Uplinks.LoRaWan.Modems;
using EdgeNodes.Gateway.Uplinks.Mqtt;

namespace EdgeNodes.Gateway;

/// <summary>Settings as the uplinks want them; secrets are read here, from files of their own.</summary>
internal static class UplinkOptions
{
    /// <exception cref="SettingsException">A file does not hold what it should.</exception>
    public static MqttUplinkOptions Of(string gateway, MqttSettings mqtt) => new()
    {
        Gateway = gateway,
        Host = mqtt.Host,
        Port = mqtt.Port,
        Root = mqtt.Root,
        User = mqtt.User,
        Tls = mqtt.Tls,
        Password = mqtt.PasswordFile == null ? null : Read("Uplinks:Mqtt:PasswordFile", mqtt.PasswordFile, file => File.ReadLines(file).FirstOrDefault()),
        Authorities = mqtt.CaFile == null ? null : Read("Uplinks:Mqtt:CaFile", mqtt.CaFile, Authorities),
    };

    /// <exception cref="SettingsException">The file holds no key.</exception>
    public static LoRaWanUplinkOptions Of(LoRaWanSettings loRaWan) => new()
    {
        Line = loRaWan.Line,
        Modem = new ModemOptions
        {
            DevEui = loRaWan.DevEui,
            JoinEui = loRaWan.JoinEui,
            AppKey = Read("Uplinks:LoRaWan:AppKeyFile", loRaWan.AppKeyFile, AppKeyFile.Read),
            DataRate = loRaWan.DataRate,
            Adr = loRaWan.Adr,
            DeviceClass = loRaWan.DeviceClass,
        },
        Gather = loRaWan.Gather,
        JoinDelay = loRaWan.JoinDelay,
    };

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities.Count > 0 ? authorities : throw new FormatException("It must be a PEM file with the certificate of an authority.");
    }

    private static T Read<T>(string key, string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception error) when (error is FormatException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{key}: the file {file} cannot be used. {error.Message}", error);
        }
    }
}
