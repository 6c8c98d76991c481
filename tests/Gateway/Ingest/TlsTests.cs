using System.Security.Cryptography.X509Certificates;
using EdgeNodes.Gateway.Ingest;
using EdgeNodes.Gateway.Tests.Support;

namespace EdgeNodes.Gateway.Tests.Ingest;

public sealed class TlsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_enrolled_node_publishes_over_tls()
    {
        TestCertificate.Write(folder);
        await using IngestRig rig = await IngestRig.Start(anonymous: false, certificate: ServerCertificate.Load(folder["server.pfx"], folder["password"]));
        string secret = rig.Registry.Enrol(Frames.Node(7));
        (int code, _, string errors) = await rig.MosquittoPub(
            "node/aq-0007/up", Frames.Frame(Frames.Reading(7, 1)), "--cafile", folder["ca.pem"], "-h", "localhost", "-i", "aq-0007", "-u", "aq-0007", "-P", secret);
        Assert.True(code == 0, errors);
        Assert.Equal(1, rig.Store.Buffer.Status.Stored);
    }

    [Fact]
    public async Task Plain_tcp_finds_nobody_where_tls_is_asked_for()
    {
        TestCertificate.Write(folder);
        await using IngestRig rig = await IngestRig.Start(certificate: ServerCertificate.Load(folder["server.pfx"], folder["password"]));
        Assert.Equal(-1, (await RawNode.Connect(rig.Port, "aq-0007")).Code);
    }

    [Fact]
    public async Task The_uplink_trusts_the_authority_it_was_given_and_no_other()
    {
        TestCertificate.Write(folder);
        string[] tls = ["allow_anonymous true", $"cafile {folder["ca.pem"]}", $"certfile {folder["server.pem"]}", $"keyfile {folder["server.pem"]}"];
        using Mosquitto broker = await Mosquitto.Start(tls);
        var trusted = new X509Certificate2Collection();
        trusted.ImportFromPemFile(folder["ca.pem"]);
        await using (var rig = new UplinkRig(folder["one"], UplinkRig.Options(broker.Port) with { Host = "localhost", Tls = true, Authorities = trusted }))
        {
            await rig.Store.Store(Frames.Entry(7, 1));
            await rig.Delivered();
        }

        await using var stranger = new UplinkRig(folder["two"], UplinkRig.Options(broker.Port) with { Host = "localhost", Tls = true });
        await Eventually.True(() => stranger.Uplink.Status.LastError != null, "the certificate is refused");
        Assert.False(stranger.Uplink.Status.Connected);
    }

    [Fact]
    public void A_certificate_with_a_wrong_password_is_named()
    {
        TestCertificate.Write(folder);
        File.WriteAllText(folder["password"], "wrong");
        var refusal = Assert.Throws<IngestException>(() => ServerCertificate.Load(folder["server.pfx"], folder["password"]));
        Assert.Contains("Ingest:CertificatePasswordFile", refusal.Message, StringComparison.Ordinal);
        Assert.True(ServerCertificate.Load(folder["server.pem"], null).HasPrivateKey);
    }
}
