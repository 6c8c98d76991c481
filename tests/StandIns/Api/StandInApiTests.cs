using Mono.Cecil;

namespace EdgeNodes.StandIns.Tests.Api;

/// <summary>
/// Whoever writes against a stand-in must be able to switch to the package: everything that a stand-in offers is in the
/// package's API list, under the same signature. To hold another stand-in against its package, put the used part of the
/// list beside this file as PackageId.txt.
/// </summary>
public sealed class StandInApiTests
{
    public static TheoryData<string> Packages() => [.. Repository.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_stand_in_offers_nothing_that_its_package_lacks(string package)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Repository.Assembly(package));
        var extra = ApiComparison.Extra(ApiOfAssembly.Read(assembly), Repository.List(package));
        Assert.True(extra.Count == 0, $"The stand-in for {package} offers what the package lacks:\n{string.Join('\n', extra)}");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_list_names_only_what_its_stand_in_offers(string package)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Repository.Assembly(package));
        var offered = ApiOfAssembly.Read(assembly);
        var unused = Repository.List(package).SelectMany(type => offered.TryGetValue(type.Key, out var mine)
            ? type.Value.Members.Keys.Except(mine.Members.Keys).Select(member => $"{type.Key}: {member}")
                .Concat(type.Value.Bases.Except(mine.Bases).Select(parent => $"{type.Key}: the base {parent}"))
                .Concat(type.Value.Members.Where(member => mine.Members.ContainsKey(member.Key))
                    .SelectMany(member => member.Value.Except(mine.Members[member.Key]).Select(accessor => $"{type.Key}: {member.Key} {{ {accessor}; }}")))
            : [$"{type.Key}: the type"]);
        Assert.True(!unused.Any(), $"The list of {package} names what the stand-in does not offer:\n{string.Join('\n', unused)}");
    }

    [Fact]
    public void A_member_that_the_package_lacks_is_reported()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Repository.Assembly("MQTTnet"));
        var module = assembly.MainModule;
        var client = module.GetType("MQTTnet.IMqttClient");
        client.Methods.Add(new MethodDefinition(
            "Hurry", MethodAttributes.Public | MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.NewSlot, module.TypeSystem.Void));

        Assert.Equal(["MQTTnet.IMqttClient: void Hurry()"], ApiComparison.Extra(ApiOfAssembly.Read(assembly), Repository.List("MQTTnet")));
    }

    [Fact]
    public void A_type_and_a_parameter_name_that_the_package_lacks_are_reported()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Repository.Assembly("MQTTnet"));
        var module = assembly.MainModule;
        module.GetType("MQTTnet.MqttClientCredentials").Methods.Single(m => m.Name == "GetUserName").Parameters[0].Name = "options";
        module.Types.Add(new TypeDefinition("MQTTnet", "MqttRocket", TypeAttributes.Public | TypeAttributes.Sealed, module.TypeSystem.Object));

        Assert.Equal(
            ["MQTTnet.MqttClientCredentials: string GetUserName(MqttClientOptions options)", "MQTTnet.MqttRocket: the type"],
            ApiComparison.Extra(ApiOfAssembly.Read(assembly), Repository.List("MQTTnet")));
    }

    [Fact]
    public void A_setter_that_the_package_lacks_is_reported_and_a_missing_one_is_not()
    {
        var real = ApiListFile.Read(["namespace A", "  class B", "    int C { get; }", "    int D { get; set; }"]);
        var standIn = ApiListFile.Read(["namespace A", "  class B", "    int C { get; set; }", "    int D { get; }"]);

        Assert.Equal(["A.B: int C { set; }"], ApiComparison.Extra(standIn, real));
    }

    [Fact]
    public void Both_notations_of_the_lists_say_the_same()
    {
        var headings = ApiListFile.Read(
        [
            "namespace A.B", "  sealed class C : D, IEnumerable<E>", "    C(F f = 1)", "    static Task<E> Go(out byte[] g)", "    H I { get; }",
            "  delegate void J(object sender)", "  enum K", "    L = 1",
        ]);
        var fullNames = ApiListFile.Read(
        [
            "# assembly X", "public sealed class A.B.C : Z.D, System.Collections.IEnumerable<A.B.E>", "    public C(A.B.F f = 1)",
            "    public static System.Threading.Tasks.Task<A.B.E> Go(out byte[] g)", "    public A.B.H I { get; }",
            "public delegate void A.B.J(object sender);", "public enum A.B.K : int", "    L = 1",
        ]);

        Assert.Empty(ApiComparison.Extra(headings, fullNames));
        Assert.Empty(ApiComparison.Extra(fullNames, headings));
    }
}
