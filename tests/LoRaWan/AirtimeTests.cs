using EdgeNodes.LoRaWan;
using EdgeNodes.LoRaWan.Region;

namespace EdgeNodes.Tests.LoRaWan;

public sealed class AirtimeTests
{
    private const int Overhead = 13;

    [Theory]
    [InlineData(7, 41.216)]
    [InlineData(8, 72.192)]
    [InlineData(9, 144.384)]
    [InlineData(10, 288.768)]
    [InlineData(11, 577.536)]
    [InlineData(12, 991.232)]
    public void A_ten_byte_packet_takes_what_the_datasheet_says(int sf, double ms) =>
        Assert.Equal(ms, Airtime.LoRa(sf, 125_000, 10).TotalMilliseconds, 6);

    [Theory]
    [InlineData(10, new[] { 61.7, 113.2, 205.8, 370.7, 823.3, 1482.8 })]
    [InlineData(20, new[] { 71.9, 133.6, 246.8, 452.6, 987.1, 1810.4 })]
    [InlineData(51, new[] { 118.0, 215.6, 390.1, 698.4, 1560.6, 2793.5 })]
    [InlineData(115, new[] { 215.3, 379.4, 676.9 })]
    [InlineData(222, new[] { 368.9, 655.9 })]
    public void An_application_payload_takes_what_the_table_says(int bytes, double[] ms)
    {
        for (int i = 0; i < ms.Length; i++)
        {
            Assert.Equal(ms[i], Math.Round(Airtime.LoRa(7 + i, 125_000, bytes + Overhead).TotalMilliseconds, 1));
        }
    }

    [Theory]
    [InlineData(5, 222, 21664)]
    [InlineData(4, 222, 12185)]
    [InlineData(3, 115, 6116)]
    [InlineData(2, 51, 2628)]
    [InlineData(1, 51, 1176)]
    [InlineData(0, 51, 657)]
    public void One_per_cent_of_an_hour_carries_so_many_bytes(int dataRate, int payload, int perHour)
    {
        DataRate rate = Eu868.DataRates[dataRate];

        Assert.Equal(perHour, (int)(36.0 / rate.Airtime(payload + Overhead).TotalSeconds * payload));
    }

    [Fact]
    public void A_downlink_saves_the_checksum() =>
        Assert.True(Airtime.LoRa(12, 125_000, 22, crc: false) < Airtime.LoRa(12, 125_000, 22));

    [Fact]
    public void Fsk_sends_50_kilobits_a_second() =>
        Assert.Equal(33.92, Eu868.DataRates[7].Airtime(201).TotalMilliseconds, 6);
}
