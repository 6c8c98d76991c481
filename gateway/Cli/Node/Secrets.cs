using EdgeNodes.Contract.Identity;
using EdgeNodes.Gateway;
using EdgeNodes.Gateway.Registry;
using EdgeNodes.Gateway.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeNodes.Cli.Nodes;

/// <summary>Brings the node's secret into its settings without showing it to anybody.</summary>
internal static class Secrets
{
    private const string Key = "gateway.secret";

    /// <param name="text">Takes the secret.</param>
    /// <param name="node">Whose.</param>
    /// <param name="gatewaySettings">Enrols at this gateway; null: do not.</param>
    /// <param name="secretFile">Holds what `edge gateway enrol` printed; null: none.</param>
    /// <param name="check">Checks everything else, before a gateway is changed.</param>
    public static void PutInto(SettingsText text, NodeId node, string? gatewaySettings, string? secretFile, Action check)
    {
        if (gatewaySettings != null && secretFile != null)
        {
            throw new UserException("--gateway and --secret are both given: enrol here, or take the secret of an earlier enrolment, not both.");
        }

        if (secretFile != null)
        {
            text.Set(Key, FirstLine(secretFile));
        }
        else if (gatewaySettings != null)
        {
            check();
            text.Set(Key, Enrol(node, gatewaySettings));
        }
        else if (text[Key] == null)
        {
            throw new UserException("the node has no secret: give --gateway SETTINGS to enrol it, or --secret FILE with what 'edge gateway enrol' printed.");
        }
    }

    private static string FirstLine(string file)
    {
        var line = SettingsText.Read(file).Split('\n')[0].Trim();
        return line.Length > 0 ? line : throw new UserException($"--secret: {file} is empty: it must hold what 'edge gateway enrol' printed.");
    }

    private static string Enrol(NodeId node, string gatewaySettings)
    {
        try
        {
            var data = SettingsReader.Read(gatewaySettings, []).Data;
            return new NodeRegistry(Path.Combine(data, "nodes.json"), TimeProvider.System, NullLogger<NodeRegistry>.Instance).Enrol(node);
        }
        catch (Exception error) when (GatewayProgram.Explain(error) is { } sentence)
        {
            throw new UserException(sentence);
        }
    }
}
