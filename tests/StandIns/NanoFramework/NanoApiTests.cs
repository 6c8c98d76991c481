namespace EdgeNodes.StandIns.Tests.NanoFramework;

/// <summary>Every public member of every nanoFramework stand-in is a member of the real package.</summary>
public sealed class NanoApiTests
{
    private static readonly string Lists = Path.Combine(AppContext.BaseDirectory, "Api", "nanoframework");

    private static readonly string[] Assemblies =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "nanoframework"), "nanoFramework.*.dll").Select(f => Path.GetFileName(f)!)];

    public static TheoryData<string> StandIns => [.. Assemblies];

    [Theory]
    [MemberData(nameof(StandIns))]
    public void A_stand_in_offers_nothing_that_its_package_lacks(string file)
    {
        var real = NanoApi.OfList(File.ReadAllText(ListOf(file)));
        var standIn = NanoApi.OfAssembly(Path.Combine(AppContext.BaseDirectory, "nanoframework", file));
        Assert.NotEmpty(standIn);
        Assert.Empty(standIn.Values.SelectMany(t => real.TryGetValue(t.Name, out var r) ? t.NotIn(r) : [$"{t.Name} is not in the package"]));
    }

    [Fact]
    public void Every_stand_in_of_the_repository_was_looked_at() => Assert.True(Assemblies.Length >= 27, $"only {Assemblies.Length} stand-ins were copied");

    [Fact]
    public void Members_are_read_as_the_lists_write_them()
    {
        var members = NanoApi.OfAssembly(Path.Combine(AppContext.BaseDirectory, "nanoframework", "nanoFramework.System.Device.Pwm.dll"));
        Assert.Contains(
            "public static System.Device.Pwm.PwmChannel CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)",
            members["System.Device.Pwm.PwmChannel"].Members);
    }

    [Theory]
    [InlineData("    public void SetDutyCycle(double duty)", "SetDutyCycle")]
    [InlineData("    public double DutyCycle { get; set; }", null)]
    [InlineData("    public double Frequency { get; }", "Frequency")]
    [InlineData("    public int Frequency { get; }", null)]
    [InlineData("    public void Start(int after)", "Start")]
    public void The_comparison_bites(string member, string? objection)
    {
        var real = NanoApi.OfList(File.ReadAllText(Path.Combine(Lists, "System.Device.Pwm.txt")))["System.Device.Pwm.PwmChannel"];
        var claimed = NanoApi.OfList($"public sealed class System.Device.Pwm.PwmChannel : System.IDisposable\n{member}\n").Values.Single();
        var objections = claimed.NotIn(real).ToList();
        Assert.Equal(objection == null ? 0 : 1, objections.Count);
        Assert.All(objections, o => Assert.Contains(objection!, o, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_base_class_is_noticed()
    {
        var real = NanoApi.OfList("public class A : B, System.IDisposable\n")["A"];
        Assert.Empty(NanoApi.OfList("public class A : B\n")["A"].NotIn(real));
        Assert.Single(NanoApi.OfList("public class A : C\n")["A"].NotIn(real));
        Assert.Single(NanoApi.OfList("public abstract class A : B\n")["A"].NotIn(real));
    }

    // A package's assembly has its id as name, mostly without the family's prefix.
    private static string ListOf(string file)
    {
        var id = Path.GetFileNameWithoutExtension(file);
        var names = new[] { id, id["nanoFramework.".Length..], "mscorlib" };
        return names.Select(n => Path.Combine(Lists, n + ".txt")).First(File.Exists);
    }
}
