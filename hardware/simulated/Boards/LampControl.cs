namespace EdgeNodes.Simulated.Boards;

/// <summary>How a streetlight's board is wired to its lamp.</summary>
public enum LampControl
{
    /// <summary>The driver takes PWM.</summary>
    Pwm,

    /// <summary>The driver takes 0-10 V, and a relay cuts its supply.</summary>
    Analog,

    /// <summary>Gear on a DALI bus at two pins.</summary>
    Dali,

    /// <summary>Gear on a DALI bus behind a UART bridge.</summary>
    DaliBridge,
}
