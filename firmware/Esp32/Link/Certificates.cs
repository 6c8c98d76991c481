using System;
using System.Security.Cryptography.X509Certificates;
using EdgeNodes.Node;
using nanoFramework.M2Mqtt;

namespace EdgeNodes.Esp32
{
    /// <summary>
    /// Whom a node trusts and how it proves itself: the authority, its own certificate and key from the settings, each the base64
    /// of DER. With TLS the gateway's name and chain are checked, always.
    /// </summary>
    internal static class Certificates
    {
        /// <summary>A client for the gateway of the settings. Throws when a certificate cannot be read.</summary>
        public static MqttClient Client(NodeSettings settings)
        {
            if (!settings.GatewayTls)
            {
                return new MqttClient(settings.GatewayHost, settings.GatewayPort, false, null, null, MqttSslProtocols.None);
            }

            X509Certificate authority = new X509Certificate(Convert.FromBase64String(settings.GatewayCa));
            X509Certificate? own = null;
            if (settings.NodeCertificate.Length > 0)
            {
                byte[] key = Convert.FromBase64String(settings.NodeKey);
                own = new X509Certificate2(Convert.FromBase64String(settings.NodeCertificate), key, "");
            }

            MqttClient client = new MqttClient(settings.GatewayHost, settings.GatewayPort, true, authority, own, MqttSslProtocols.TLSv1_2);
            client.Settings.ValidateServerCertificate = true;
            return client;
        }
    }
}
