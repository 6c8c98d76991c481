namespace EdgeNodes.Gateway.Hat;

/// <summary>
/// What is wired to the header of a Raspberry Pi gateway (settings section <c>Hat</c>). Off by default: a gateway on a PC
/// never touches GPIO. Pins are BCM numbers. 0 means "not fitted": GPIO 0 and 1 and I2C bus 0 belong to the identification
/// EEPROM of a HAT (Raspberry Pi HAT design guide), so nothing of ours can be there.
/// </summary>
public sealed record HatSettings
{
    /// <summary>The address of a BME280 whose SDO pin lies at ground (BST-BME280-DS002, 6.2).</summary>
    public const int UsualClimateAddress = 0x76;

    private const int OtherClimateAddress = 0x77;
    private const int FirstPin = 2;
    private const int LastPin = 27;

    /// <summary>Whether anything below is used at all.</summary>
    public bool Enabled { get; init; }

    /// <summary>Pin of the status light (an LED with its resistor to ground); 0 = none.</summary>
    public int StatusLedPin { get; init; }

    /// <summary>Pin that is wired to RST of the RAK3172; 0 = none.</summary>
    public int ModemResetPin { get; init; }

    /// <summary>Bus of the cabinet's BME280, 1 on the Pi's header; 0 = none.</summary>
    public int I2cBus { get; init; }

    /// <summary>Address of the cabinet's BME280: 0x76 or 0x77.</summary>
    public int ClimateAddress { get; init; } = UsualClimateAddress;

    /// <summary>The first mistake as one sentence that names key and remedy, or null.</summary>
    public string? FindMistake() => !Enabled
        ? null
        : PinMistake(nameof(StatusLedPin), StatusLedPin)
            ?? PinMistake(nameof(ModemResetPin), ModemResetPin)
            ?? SharedPinMistake()
            ?? BusMistake();

    private string? PinMistake(string key, int pin) => pin switch
    {
        0 => null,
        < FirstPin or > LastPin =>
            $"Hat:{key} is {pin}, but the Pi's header has GPIO {FirstPin} to {LastPin}: give the BCM number, or 0 when it is not fitted.",
        2 or 3 when I2cBus == 1 =>
            $"Hat:{key} is {pin}, which carries I2C bus 1 (Hat:I2cBus): wire it to another pin, or set Hat:I2cBus to 0.",
        _ => null,
    };

    private string? SharedPinMistake() => StatusLedPin != 0 && StatusLedPin == ModemResetPin
        ? $"Hat:StatusLedPin and Hat:ModemResetPin are both {StatusLedPin}: give each its own pin, or 0 to the one that is not fitted."
        : null;

    private string? BusMistake() => this switch
    {
        { I2cBus: < 0 } => $"Hat:I2cBus is {I2cBus}: give the number in /dev/i2c-N (1 on the Pi's header), or 0 when no BME280 is fitted.",
        { I2cBus: 0 } => null,
        { ClimateAddress: UsualClimateAddress or OtherClimateAddress } => null,
        _ => $"Hat:ClimateAddress is 0x{ClimateAddress:X2}, but a BME280 answers at 0x76 (SDO at ground) or 0x77 only: give one of these.",
    };
}
