using EdgeNodes.Contract.Commands;

namespace EdgeNodes.Gateway.Commands;

/// <summary>Hears of answers that nodes gave and that are on disk.</summary>
public interface IAnswerSink
{
    /// <summary>The command of this answer is settled.</summary>
    void Answered(Answer answer);
}
