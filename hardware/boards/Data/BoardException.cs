namespace EdgeNodes.Boards;

/// <summary>A board's description does not hold; the message names file, place and remedy.</summary>
public sealed class BoardException : Exception
{
    public BoardException()
    {
    }

    public BoardException(string message)
        : base(message)
    {
    }

    public BoardException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
