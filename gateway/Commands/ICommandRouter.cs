using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Gateway.Commands;

/// <summary>Where uplinks hand in what the platform commands.</summary>
public interface ICommandRouter
{
    /// <summary>
    /// Takes a command; its time to live starts now. A command that came already (same node and id, by whatever way) is
    /// ignored. Every other one ends in exactly one answer in the buffer: applied, expired or refused.
    /// </summary>
    /// <param name="command">The command. The router keeps it: hand in one that nobody changes any more.</param>
    /// <param name="via">Name of the uplink it came by, for the log.</param>
    /// <param name="cancellationToken">Ends the wait for a place in the queue.</param>
    ValueTask AcceptAsync(Command command, string via, CancellationToken cancellationToken);
}
