using EdgeNodes.Contract.Commands;
using EdgeNodes.Contract.Identity;

namespace EdgeNodes.Gateway.Commands;

/// <summary>Where uplinks hand in what the platform commands.</summary>
public interface ICommandRouter
{
    /// <summary>
    /// Takes a command; its time to live starts now (0 left: it is answered as expired). A command that came already (same
    /// node and id, by whatever way) is ignored. Every other one ends in exactly one answer in the buffer: applied, expired
    /// or refused.
    /// </summary>
    /// <param name="command">The command. The router keeps it: hand in one that nobody changes any more.</param>
    /// <param name="via">Name of the uplink it came by, for the log.</param>
    /// <param name="cancellationToken">Ends the wait for a place in the queue.</param>
    ValueTask AcceptAsync(Command command, string via, CancellationToken cancellationToken);

    /// <summary>Answers a command that could not be read, but whose node and id could, as refused.</summary>
    /// <param name="node">Whom it was for.</param>
    /// <param name="commandId">Its id.</param>
    /// <param name="problem">What is wrong with it, for the log.</param>
    /// <param name="via">Name of the uplink it came by.</param>
    /// <param name="cancellationToken">Ends the wait for a place in the queue.</param>
    ValueTask RefuseAsync(NodeId node, uint commandId, string problem, string via, CancellationToken cancellationToken);
}
