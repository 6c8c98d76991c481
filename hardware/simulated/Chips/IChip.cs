namespace EdgeNodes.Simulated.Chips;

/// <summary>A part that loses its registers with its supply.</summary>
public interface IChip
{
    void PowerUp();

    void PowerDown();
}
