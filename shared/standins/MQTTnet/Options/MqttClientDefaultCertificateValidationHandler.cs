using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MQTTnet;

public sealed class MqttClientDefaultCertificateValidationHandler
{
    const X509ChainStatusFlags RevocationDoubts =
        X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.Revoked | X509ChainStatusFlags.OfflineRevocation;

    public static bool Handle(MqttClientCertificateValidationEventArgs eventArgs)
    {
        ArgumentNullException.ThrowIfNull(eventArgs);
        if (eventArgs.SslPolicyErrors == SslPolicyErrors.None)
        {
            return true;
        }

        var options = eventArgs.ClientOptions?.TlsOptions;
        if (options is not { AllowUntrustedCertificates: true } || eventArgs.Chain is null)
        {
            return false;
        }

        var status = X509ChainStatusFlags.NoError;
        foreach (var entry in eventArgs.Chain.ChainStatus)
        {
            status |= entry.Status;
        }

        return ((status & RevocationDoubts) == 0 || options.IgnoreCertificateRevocationErrors)
            && ((status & X509ChainStatusFlags.PartialChain) == 0 || options.IgnoreCertificateChainErrors);
    }
}
