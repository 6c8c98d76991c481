namespace EdgeNodes.House.Tests.Device;

/// <summary>Somebody writes C# that a PC runs and an ESP32 does not: the house says so, with the place and the way out.</summary>
public sealed class ConstructTests
{
    [Theory]
    [InlineData("object M() => new List<int>();", "ArrayList")]
    [InlineData("T M<T>(T x) => x;", "for its type")]
    [InlineData("void M(Action<int> then) => then(1);", "delegate or an interface of your own")]
    [InlineData("int M(Func<int> ask) => ask();", "delegate or an interface of your own")]
    [InlineData("bool M(int? x) => x.HasValue;", "a bool beside it")]
    [InlineData("(int, int) M() => (1, 2);", "small class")]
    [InlineData("bool M(int[] a) => a.Any();", "write the loop")]
    [InlineData("int[,] M() => new int[2, 2];", "array of arrays")]
    [InlineData("int M(int[,] a) => a[0, 1];", "array of arrays")]
    [InlineData("int M(int a) => checked(a + 1);", "limits")]
    [InlineData("byte M(int a) => checked((byte)a);", "limits")]
    [InlineData("unsafe int M(int[] a) { fixed (int* p = a) { return *p; } }", "index the array")]
    [InlineData("unsafe int M(int n) { int* p = stackalloc int[n]; return p[0]; }", "constructor")]
    [InlineData("unsafe int M(delegate*<int, int> f) => f(1);", "interface")]
    [InlineData("volatile int flag; int M() => flag;", "lock or Interlocked")]
    [InlineData("IEnumerable M() { yield return 1; }", "fill an array")]
    [InlineData("async void M() { await System.Threading.Tasks.Task.Yield(); }", "use a thread")]
    public void A_construct_that_dies_on_the_device_is_told_with_place_and_remedy(string member, string remedy)
    {
        using var module = Snippet.Compile(member);
        var findings = ConstructCheck.Check(module).Where(f => f.Where is "Probe.M").Select(f => f.ToString()).ToList();
        Assert.Contains(findings, f => f.Contains(remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public class Box<T> { public T Inside; }", "Box`1")]
    [InlineData("public class Sorted : IComparer<int> { public int Compare(int a, int b) => a; }", "Sorted")]
    [InlineData("public class Keeper { private List<int> kept; }", "Keeper.kept")]
    public void A_type_that_dies_on_the_device_is_told(string type, string where)
    {
        using var module = Snippet.Compile("", type);
        Assert.Contains(ConstructCheck.Check(module), f => f.Where == where);
    }

    [Fact]
    public void An_interface_with_a_body_is_told()
    {
        using var module = Snippet.Compile("", "public interface ISpeak { int M() => 1; }", today: true);
        Assert.Equal(
            "ISpeak.M is a default interface method: the program dies silently on the device; implement it in each class.",
            Assert.Single(ConstructCheck.Check(module)).ToString());
    }

    [Theory]
    [InlineData("event EventHandler Changed; void M() => Changed?.Invoke(this, EventArgs.Empty);")]
    [InlineData("int M(int[] a) { int sum = 0; foreach (int x in a) { sum += x; } return sum; }")]
    [InlineData("int M(int[][] a) => a[0][1];")]
    [InlineData("byte[] M(long n) => new byte[n];")]
    [InlineData("object M() { int n = 1; Action then = () => n++; then(); return n; }")]
    [InlineData("int M(object o) => o switch { int n and > 3 => n, string { Length: 2 } => 2, not null => 1, _ => 0 };")]
    [InlineData("int M(string s) => s switch { \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"g\" => 7, _ => 0 };")]
    [InlineData("static readonly int[] table = { 1, 2, 3, 4, 5 }; int M(ref int x, in int y, out int z) { z = table[x]; return y; }")]
    [InlineData("string M(string s) { try { return s + 1; } catch (Exception e) when (e.Message.Length > 1) { return null; } }")]
    public void What_the_device_runs_passes(string member)
    {
        using var module = Snippet.Compile(member);
        Assert.Empty(ConstructCheck.Check(module).Concat(new MemberCheck(DeviceApi.OfTheCheckout).Check(module)));
    }
}
