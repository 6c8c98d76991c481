namespace EdgeNodes.Node
{
    /// <summary>A DALI bus of a lamp: two wires on pins, or a bridge behind a serial port.</summary>
    public interface IDaliBus
    {
        /// <summary>Sends a forward frame, twice where the standard asks for it. False if the interface did not take it.</summary>
        bool TrySend(int frame);

        /// <summary>Sends a query; the byte that came back, else a constant of <see cref="DaliAnswer"/>.</summary>
        int Ask(int frame);
    }
}
