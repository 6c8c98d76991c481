using System.Net;

namespace EdgeNodes.Gateway.Settings;

/// <summary>Where nodes connect.</summary>
/// <param name="Address">The address listened on.</param>
/// <param name="Port">The TCP port, 8883 being usual with TLS.</param>
/// <param name="Anonymous">Lets unknown nodes in; only ever on loopback.</param>
/// <param name="Certificate">PKCS#12 or PEM file with key; null for plain TCP, which only loopback may have.</param>
/// <param name="CertificatePasswordFile">File whose first line is the certificate's password; null for none.</param>
public sealed record IngestSettings(IPAddress Address, int Port, bool Anonymous, string? Certificate, string? CertificatePasswordFile);
