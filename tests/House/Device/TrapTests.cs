namespace EdgeNodes.House.Tests.Device;

/// <summary>Somebody relies on what .NET and the device answer differently.</summary>
public sealed class TrapTests
{
    [Theory]
    [InlineData("string M(Colour c) => c.ToString();", "Colour", "number")]
    [InlineData("string M(Colour c) => \"is \" + c;", "Colour", "number")]
    [InlineData("string M(Colour c) => $\"{c} it is\";", "Colour", "number")]
    [InlineData("string M(DayOfWeek d) => d.ToString();", "DayOfWeek", "number")]
    [InlineData("bool M(string s) => int.TryParse(s, out _);", "Int32.TryParse", "digit by digit")]
    [InlineData("double M(string s) => double.Parse(s);", "Double.Parse", "digit by digit")]
    [InlineData("string M(double d) => d.ToString();", "floating-point", "F<n>")]
    [InlineData("string M(float f) => \"is \" + f;", "floating-point", "F<n>")]
    [InlineData("string M(double d) => $\"{d} mm\";", "floating-point", "F<n>")]
    [InlineData("string M(double d) => d.ToString(\"0.00\");", "0.00", "F<n>")]
    [InlineData("string M(double d) => d.ToString(\"G4\");", "G4", "F<n>")]
    [InlineData("string M(double d) => d.ToString(\"F\");", "F", "F<n>")]
    [InlineData("string M(int i, string f) => i.ToString(f);", "not in the code", "F<n>")]
    [InlineData("string M(int i) => $\"{i:0000} x\";", "{0:0000}", "D<n>")]
    public void A_trap_is_told_with_place_and_remedy(string member, string what, string remedy)
    {
        using var module = Snippet.Compile(member);
        Assert.Contains(TrapCheck.Check(module), f => f.Where == "Probe.M"
            && f.What.Contains(what, StringComparison.Ordinal) && f.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("string M(Colour c) => ((int)c).ToString() + \"!\";")]
    [InlineData("string M(double d) => d.ToString(\"F2\");")]
    [InlineData("string M(byte b) => b.ToString(\"X2\");")]
    [InlineData("string M(int i) => $\"{i} of {i,3} or {i:D4} and {i:X}\";")]
    [InlineData("object M(Colour c) => c;")]
    [InlineData("string M(string s) => \"is \" + s;")]
    public void What_both_answer_alike_passes(string member)
    {
        using var module = Snippet.Compile(member);
        Assert.Empty(TrapCheck.Check(module));
    }
}
