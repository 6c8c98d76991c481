using System.Device.Gpio;
using System.Reflection;
using Iot.Device.Bmxx80;

namespace EdgeNodes.StandIns.Tests.Gpio;

/// <summary>
/// The stand-ins against the API lists of the packages: nothing that the package lacks, nothing of the used part missing.
/// With the real packages only the second half applies: they have more. There is no list for UnitsNet; its stand-in is held by
/// its conversions (Bindings/UnitsTests).
/// </summary>
public sealed class ApiTests
{

    [Theory]
    [InlineData(typeof(GpioController), "System.Device.Gpio")]
    [InlineData(typeof(Bme280), "Iot.Device.Bindings")]
    public void A_stand_in_has_the_used_part_of_its_package_and_nothing_else(Type member, string package)
    {
        SortedSet<string> offered = ApiLines.Of(member.Assembly);
        SortedSet<string> listed = ApiLines.Of(Path.Combine(Root(), "tests", "StandIns", "Api", package + ".txt"));

        Assert.Empty(listed.Except(offered));
        if (IsStandIn(member.Assembly))
        {
            Assert.Empty(offered.Except(listed));
        }
    }

    private static bool IsStandIn(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyCompanyAttribute>()?.Company == "EdgeNodes";

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EdgeNodes.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No EdgeNodes.sln above {AppContext.BaseDirectory}.");
    }
}
