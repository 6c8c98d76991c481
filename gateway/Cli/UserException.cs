namespace EdgeNodes.Cli;

/// <summary>One sentence for the person at the keyboard: what input was wrong and what to do about it.</summary>
public sealed class UserException(string message) : Exception(message);
