using System.Text.Json;

namespace EdgeNodes.City.Tests.Cli;

public sealed class FrameCommandTests
{
    private static readonly string[] Air =
    [
        "encode", "--kind", "air-quality", "--node", "aq-0007", "--boot", "17", "--seq", "48213",
        "--time", "2026-11-22T08:00:00Z", "temperature=21.3", "pm2_5=12",
    ];

    [Fact]
    public async Task What_encode_writes_decode_reads()
    {
        var frame = await Edge.RunAsync(Air);
        Assert.Equal(0, frame.Exit);
        var decoded = await Edge.RunAsync(frame.Output, "decode", "-");
        Assert.Equal(
            """{"node":"aq-0007","kind":"air-quality","boot":17,"seq":48213,"time":"2026-11-22T08:00:00Z","timeQuality":"synced","values":{"temperature":{"value":21.3,"unit":"Cel"},"pm2_5":{"value":12,"unit":"ug/m3"}}}""" + "\n",
            decoded.Text);
    }

    [Fact]
    public async Task Hex_frames_are_decoded_line_by_line_and_a_broken_one_hides_no_other()
    {
        using var folder = new TempFolder();
        var hex = (await Edge.RunAsync([.. Air, "--hex"])).Text.Trim();
        var file = folder.Write("frames.txt", $"{hex}\n\nzz\n{hex[..8]}\n{hex}\n");
        var decoded = await Edge.RunAsync("decode", "--hex", file);
        Assert.Equal(2, decoded.Exit);
        var lines = decoded.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(48213, JsonDocument.Parse(line).RootElement.GetProperty("seq").GetInt32()));
        Assert.Contains("line 3: 'zz' is not hexadecimal", decoded.Errors);
        Assert.Contains("line 4: the frame ends inside a reading", decoded.Errors);
    }

    [Theory]
    [InlineData("aq-7", "temperature=1", "--node: 'aq-7' is no node id")]
    [InlineData("wl-0007", "temperature=1", "but --kind says air-quality")]
    [InlineData("aq-0007", "noise=1", "'noise=1' is no quantity of a air-quality")]
    [InlineData("aq-0007", "temperature=hot", "temperature is a number from -60 to 125 Cel")]
    [InlineData("aq-0007", "temperature=NaN", "temperature is a number from -60 to 125 Cel")]
    [InlineData("aq-0007", "humidity=101", "humidity is a number from 0 to 100 %")]
    public async Task A_wrong_reading_is_refused_with_the_input_and_the_remedy(string node, string value, string complaint)
    {
        var outcome = await Edge.RunAsync("encode", "--kind", "air-quality", "--node", node, "--boot", "1", "--seq", "1", "--time", "now", value);
        Assert.Equal(2, outcome.Exit);
        Assert.Contains(complaint, outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_missing_file_is_one_sentence()
    {
        var outcome = await Edge.RunAsync("decode", "/nowhere/frame.bin");
        Assert.Equal(2, outcome.Exit);
        Assert.StartsWith("edge: reading /nowhere/frame.bin", outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors);
    }

    [Fact]
    public async Task An_unknown_option_leads_to_the_help()
    {
        var outcome = await Edge.RunAsync("city", "--what");
        Assert.Equal(2, outcome.Exit);
        Assert.Contains("--what", outcome.Errors);
        Assert.Contains("--help", outcome.Errors);
    }

    [Fact]
    public async Task Without_arguments_the_help_is_shown()
    {
        var outcome = await Edge.RunAsync();
        Assert.Equal(0, outcome.Exit);
        Assert.Contains("city", outcome.Text);
        Assert.Contains("encode", outcome.Text);
    }
}
