namespace EdgeNodes.LoRaWan.Region;

/// <summary>The parameters of EU863-870 (LoRaWAN regional parameters RP002, 2.4; EN 300 220-2 for the sub-bands).</summary>
public static class Eu868
{
    /// <summary>Join and data channels that every device knows, in hertz.</summary>
    public static IReadOnlyList<int> DefaultChannels { get; } = [868_100_000, 868_300_000, 868_500_000];

    /// <summary>Frequency of RX2 and of class C reception, in hertz.</summary>
    public const int Rx2FrequencyHz = 869_525_000;

    /// <summary>Data rate of RX2 unless the network says otherwise.</summary>
    public const int Rx2DataRate = 0;

    /// <summary>From the end of an uplink to RX1; RX2 is one second later.</summary>
    public static TimeSpan Rx1Delay { get; } = TimeSpan.FromSeconds(1);

    /// <summary>From the end of a join request to its RX1; RX2 is one second later.</summary>
    public static TimeSpan JoinRx1Delay { get; } = TimeSpan.FromSeconds(5);

    /// <summary>DR0 to DR7.</summary>
    public static IReadOnlyList<DataRate> DataRates { get; } =
    [
        new(0, 12, 125_000, 59),
        new(1, 11, 125_000, 59),
        new(2, 10, 125_000, 59),
        new(3, 9, 125_000, 123),
        new(4, 8, 125_000, 250),
        new(5, 7, 125_000, 250),
        new(6, 7, 250_000, 250),
        new(7, 0, 50_000, 250),
    ];

    /// <summary>The sub-bands; 868.1, 868.3 and 868.5 MHz share the third.</summary>
    public static IReadOnlyList<SubBand> SubBands { get; } =
    [
        new(863_000_000, 865_000_000, 0.001, 14),
        new(865_000_000, 868_000_000, 0.01, 14),
        new(868_000_000, 868_600_000, 0.01, 14),
        new(868_700_000, 869_200_000, 0.001, 14),
        new(869_400_000, 869_650_000, 0.1, 27),
        new(869_700_000, 870_000_000, 0.01, 14),
    ];

    /// <summary>The sub-band of a frequency, or null where a device must not send.</summary>
    public static SubBand? SubBandOf(int hertz) =>
        SubBands.LastOrDefault(band => hertz >= band.LowHz && hertz <= band.HighHz);

    /// <summary>Data rate of RX1 for an uplink at <paramref name="uplink"/>.</summary>
    public static int Rx1DataRate(int uplink, int offset) => Math.Max(0, uplink - offset);

    /// <summary>The data rate that a packet forwarder names, or null.</summary>
    public static DataRate? ByText(string? text) => DataRates.FirstOrDefault(rate => rate.Text == text);
}
