namespace EdgeNodes.House.Tests.Device;

/// <summary>Somebody calls what only .NET has: the house knows the device's lists.</summary>
public sealed class MemberTests
{
    [Theory]
    [InlineData("string M(string s) => s.Replace('a', 'b');", "System.String.Replace(Char, Char)", "StringBuilder")]
    [InlineData("string M(string s) => s.Replace(\"a\", \"b\");", "System.String.Replace(String, String)", "StringBuilder")]
    [InlineData("string M(string[] s) => string.Join(\",\", s);", "System.String.Join", "loop")]
    [InlineData("bool M(string s) => string.IsNullOrWhiteSpace(s);", "System.String.IsNullOrWhiteSpace", "IsNullOrEmpty")]
    [InlineData("bool M(string s) => s.StartsWith(\"a\", StringComparison.Ordinal);", "System.StringComparison", "no such type")]
    [InlineData("string M(string s) => s.Remove(1);", "System.String.Remove", "Substring")]
    [InlineData("string M(string s) => s.Insert(1, s);", "System.String.Insert", "Substring")]
    [InlineData("void M(StringBuilder b) => b.AppendFormat(\"{0}\", 1);", "AppendFormat", "Append")]
    [InlineData("void M(int[] a) => Array.Sort(a);", "System.Array.Sort", "insertion sort")]
    [InlineData("void M(int[] a) => Array.Reverse(a);", "System.Array.Reverse", "loop")]
    [InlineData("void M(byte[] a, byte[] b) => Buffer.BlockCopy(a, 0, b, 0, 1);", "System.Buffer", "no such type")]
    [InlineData("double M(double x) => Math.Round(x, 1);", "System.Math.Round(Double, Int32)", "Floor")]
    [InlineData("long M(long x) => Math.Max(x, 1L);", "System.Math.Max(Int64, Int64)", "compare")]
    [InlineData("TimeSpan M(double x) => TimeSpan.FromSeconds(x);", "System.TimeSpan.FromSeconds(Double)", "has it not")]
    [InlineData("object M() => DateTime.Now;", "System.DateTime.get_Now", "UtcNow")]
    [InlineData("object M() => DateTimeOffset.UtcNow;", "System.DateTimeOffset", "no such type")]
    [InlineData("bool M(string s) => bool.Parse(s);", "System.Boolean.Parse", "has it not")]
    [InlineData("bool M(char c) => char.IsDigit(c);", "System.Char.IsDigit", "has it not")]
    [InlineData("string M(byte[] b) => Encoding.UTF8.GetString(b);", "System.Text.Encoding.GetString(Byte[])", "GetString(bytes, index, count)")]
    [InlineData("object M() => Encoding.ASCII;", "System.Text.Encoding.get_ASCII", "has it not")]
    [InlineData("string M(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);", "get_InvariantCulture", "has it not")]
    [InlineData("void M(object o) => Monitor.Wait(o);", "System.Threading.Monitor.Wait", "has it not")]
    [InlineData("void M() => ThreadPool.QueueUserWorkItem(null);", "System.Threading.ThreadPool", "no such type")]
    [InlineData("object M() => new Thread((object o) => { });", "System.Threading.Thread..ctor(ParameterizedThreadStart)", "ThreadStart")]
    [InlineData("long M(ref long x) => Interlocked.Increment(ref x);", "System.Threading.Interlocked.Increment(Int64&)", "has it not")]
    [InlineData("decimal M() => 1m;", "System.Decimal", "no such type")]
    [InlineData("int M(int a) { try { return 1 / a; } catch (DivideByZeroException) { return 0; } }", "System.DivideByZeroException", "catch Exception")]
    [InlineData("bool M(Hashtable h) => h.ContainsKey(1);", "System.Collections.Hashtable.ContainsKey", "has it not")]
    [InlineData("void M(EventWaitHandle e) => e.Set();", "System.Threading.EventWaitHandle", "no such type")]
    [InlineData("bool M(string s) => s.Equals(\"a\");", "System.String.Equals(String)", "has it not")]
    public void A_member_that_the_device_lacks_is_told_with_place_and_remedy(string member, string what, string remedy)
    {
        using var module = Snippet.Compile(member);
        var findings = new MemberCheck(DeviceApi.OfTheCheckout).Check(module).Where(f => f.Where is "Probe.M" or "Probe.<>c.<M>b__0_0").ToList();
        Assert.Contains(findings, f => f.What.Contains(what, StringComparison.Ordinal) && f.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("string M(string s) => s.Substring(1).Trim() + s.PadLeft(3, ' ') + s.Split('/')[0] + s[0] + s.IndexOf(\"a\") + $\"{s}={s.Length}\";")]
    [InlineData("int M(object o) { lock (o) { return o.GetHashCode(); } }")]
    [InlineData("int M(byte[] b) { Array.Copy(b, 0, b, 1, 2); return BitConverter.ToInt32(b, 0) + b.Length + Convert.ToInt32(\"ff\", 16); }")]
    [InlineData("long M() => DateTime.UtcNow.Ticks + TimeSpan.FromTicks(1).Ticks;")]
    [InlineData("TimeSpan M(int n) => TimeSpan.FromMilliseconds(n) + TimeSpan.FromSeconds(30);")]
    [InlineData("double M(double x) => double.IsNaN(x) ? 0 : Math.Floor(Math.Sqrt(x)) + Math.Abs(x);")]
    [InlineData("int M(ArrayList l) { int n = 0; foreach (object o in l) { n += l.Count; } return n; }")]
    [InlineData("void M() { Thread t = new Thread(M); t.Start(); t.Join(); using (AutoResetEvent e = new AutoResetEvent(false)) { e.WaitOne(5, false); e.Set(); } }")]
    [InlineData("string M(Exception e) => e.Message + new InvalidOperationException(\"x\", e).InnerException.Message;")]
    [InlineData("long M(System.IO.FileStream s) { s.Flush(); return s.Length + s.ReadByte(); }")]
    [InlineData("event EventHandler Changed; void M() => Changed?.Invoke(this, EventArgs.Empty);")]
    public void What_the_device_has_passes(string member)
    {
        using var module = Snippet.Compile(member);
        Assert.Empty(new MemberCheck(DeviceApi.OfTheCheckout).Check(module));
    }

    [Fact]
    public void A_member_of_a_package_that_the_project_does_not_name_is_told()
    {
        using var module = Snippet.Compile("double M(double x) => Math.Sqrt(x);");
        var finding = Assert.Single(new MemberCheck(DeviceApi.OfTheCheckout).Check(module, ["mscorlib"]), f => f.Where == "Probe.M");
        Assert.Equal("uses System.Math of System.Math", finding.What);
        Assert.Empty(new MemberCheck(DeviceApi.OfTheCheckout).Check(module, ["mscorlib", "System.Math"]));
    }
}
