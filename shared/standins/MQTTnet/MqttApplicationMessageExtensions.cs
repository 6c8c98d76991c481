using System.Text;

namespace MQTTnet;

public static class MqttApplicationMessageExtensions
{
    /// <returns>The payload as UTF-8 text; null when there is none.</returns>
    public static string ConvertPayloadToString(this MqttApplicationMessage applicationMessage)
    {
        ArgumentNullException.ThrowIfNull(applicationMessage);
        return applicationMessage.Payload.IsEmpty ? null : Encoding.UTF8.GetString(applicationMessage.Payload);
    }
}
