namespace EdgeNodes.Gateway.Commands;

/// <summary>The latest commands by (node, id), so that each counts once. Bounded: the oldest is forgotten.</summary>
internal sealed class CommandMemory
{
    private const int Capacity = 16384;

    private readonly HashSet<(int Node, uint Id)> known = [];
    private readonly Queue<(int Node, uint Id)> order = new();

    /// <summary>True if it is new.</summary>
    public bool Add(int node, uint id)
    {
        if (!known.Add((node, id)))
        {
            return false;
        }

        order.Enqueue((node, id));
        if (order.Count > Capacity)
        {
            known.Remove(order.Dequeue());
        }

        return true;
    }
}
