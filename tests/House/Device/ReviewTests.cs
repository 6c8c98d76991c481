using System.Text.RegularExpressions;

namespace EdgeNodes.House.Tests.Device;

/// <summary>A new division or comparison of floats waits for somebody who looks at it.</summary>
public sealed partial class ReviewTests
{
    [Theory]
    [InlineData("int M(int a, int b) => a / b;", "divides")]
    [InlineData("long M(long a, int b) => a % b;", "divides")]
    [InlineData("double M(double a, int[] b) => a / b.Length;", "divides")]
    [InlineData("int b; int M(int a) { a /= b; return a; }", "divides")]
    [InlineData("int M(int a) => a / -1;", "divides")]
    [InlineData("bool M(double a) => a > 1;", "compares")]
    [InlineData("bool M(double a, double b) => !(a <= b);", "compares")]
    [InlineData("float f; int M() { if (f < 3) { return 1; } return 0; }", "compares")]
    [InlineData("double M(double[] a) { double most = 0; foreach (double x in a) { most = x > most ? x : most; } return most; }", "compares")]
    [InlineData("double M(double a) => Math.Sqrt(a) > 2 ? 1 : 0;", "compares")]
    [InlineData("bool M(double a, double b) => !double.IsNaN(a) && a > b;", "compares")]
    [InlineData("bool M(double a) { bool big = a > 1; return !double.IsNaN(a) && big; }", "compares")]
    public void A_division_by_a_variable_and_a_comparison_of_floats_need_a_look(string member, string need)
    {
        using var module = Snippet.Compile(member);
        Assert.Equal([need + " Probe.M"], Review.Needed(module));
    }

    [Theory]
    [InlineData("int M(int a) => a / 10 + a % 7 + (int)((uint)a / 3);")]
    [InlineData("const int N = 60; double M(double a) => a / N / 2.5;")]
    [InlineData("bool M(int a, long b) => a > b;")]
    [InlineData("bool M(int a) => a * 0.5 > 3;")]
    [InlineData("int M(int a) { double sum = 0; for (int i = 0; i < a; i++) { sum += i / 2.0; } return sum > 10 ? 1 : 0; }")]
    [InlineData("bool M(double a) => !double.IsNaN(a) && a > 1 && a < 2;")]
    [InlineData("double level; bool M() => double.IsNaN(level) || level > 1;")]
    [InlineData("int M(int[] a, bool b) { int n = b ? a[0] : a[1]; return (b ? n : 3) > 2 ? Math.Max(n, 4) : 0; }")]
    [InlineData("int M(string s) { try { return s.Length / 2; } catch (Exception e) when (e.Message.Length > 3) { return 1; } finally { s = null; } }")]
    public void What_cannot_go_wrong_needs_none(string member)
    {
        using var module = Snippet.Compile(member);
        Assert.Empty(Review.Needed(module));
    }

    [Fact]
    public void A_look_is_a_line_with_guard_and_test()
    {
        using var module = Snippet.Compile("int M(int a, int b) => a / b;");
        Assert.Equal(
            "Look at it, then add to tests/House/Device/Reviewed.txt: divides Probe.M | what guards it | the test that shows it",
            Assert.Single(new Review([]).Missing(module)));
        Assert.Empty(new Review(["# told", "divides Probe.M | b comes from a table without zeros | ProbeTests.M"]).Missing(module));
    }

    [Fact]
    public void No_line_outlives_its_method()
    {
        var needed = DeviceAssembly.Projects.SelectMany(project =>
        {
            using var module = DeviceAssembly.Read(project);
            return Review.Needed(module).ToList();
        });
        Assert.Empty(Review.OfTheCheckout.Lines.Select(line => line.Need).Except(needed));
    }

    [Fact]
    public void The_lines_stand_in_the_order_of_their_methods_each_once() =>
        Assert.Equal(Review.OfTheCheckout.Lines.Select(line => line.Need).Distinct().OrderBy(Place, StringComparer.Ordinal), Review.OfTheCheckout.Lines.Select(line => line.Need));

    [Theory]
    [InlineData("compares A.C.M", "divides A.B.M")]
    [InlineData("divides A.B.M", "compares A.B.M")]
    public void A_line_in_a_wrong_place_is_found(string first, string second) =>
        Assert.NotEqual([first, second], new[] { first, second }.OrderBy(Place, StringComparer.Ordinal));

    [Fact]
    public void Every_guard_names_a_test_that_exists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .SelectMany(text => Names().Matches(text).Select(m => m.Groups["name"].Value) is var names && names.FirstOrDefault() is { } type
                ? names.Skip(1).Select(name => $"{type}.{name}") : []);
        Assert.Empty(Review.OfTheCheckout.Lines.SelectMany(line => line.Test.Split(", ")).Select(ClassAndName).Except(tests));
    }

    // By the method, which begins with its class and so with its file; then by the need.
    private static string Place(string need) => need[(need.IndexOf(' ', StringComparison.Ordinal) + 1)..] + " " + need;

    // Two classes of one name are told apart by what stands before it.
    private static string ClassAndName(string test) => string.Join('.', test.Split('.')[^2..]);

    [GeneratedRegex(@"\bclass (?<name>\w+Tests)\b|\b(?:void|Task) (?<name>[A-Z]\w+)\(")]
    private static partial Regex Names();
}
