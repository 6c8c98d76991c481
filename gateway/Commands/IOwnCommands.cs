using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Gateway.Commands;

/// <summary>Where other rooms of the gateway hand in what they command; the platform hears nothing of it.</summary>
public interface IOwnCommands
{
    /// <summary>
    /// Takes a command with an id of <see cref="OwnCommands"/>; it is sent as long as it lives, and its answer is counted and not
    /// forwarded. False if it can not be sent: its node is unknown, it has a problem, or too much is waiting.
    /// </summary>
    /// <param name="command">The router keeps it: hand in one that nobody changes any more.</param>
    bool TryAccept(Command command);
}
