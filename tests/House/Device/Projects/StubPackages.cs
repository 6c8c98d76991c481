using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EdgeNodes.House.Tests.Device.Projects;

/// <summary>A NuGet cache with three packages that a small checkout is written against: a core library of its own, as the device has one.</summary>
internal static class StubPackages
{
    private const string Core = """
        namespace System
        {
            public class Object { } public abstract class ValueType { } public abstract class Enum : ValueType { } public struct Void { }
            public struct Boolean { } public struct Byte { } public struct Int32 { } public sealed class String { } public abstract class Array { }
            public abstract class Attribute { } public class Exception { } public abstract class Delegate { } public abstract class MulticastDelegate : Delegate { }
        }
        """;

    public static void Write(string cache)
    {
        var core = Write(cache, "nanoframework.corelibrary/1.17.11", "mscorlib", Core);
        Write(cache, "nanoframework.runtime.events/1.11.37", "nanoFramework.Runtime.Events", "", core);
        Write(cache, "nanoframework.system.device.gpio/1.1.62", "System.Device.Gpio", "namespace System.Device.Gpio { public class GpioPin { public void Write(int value) { } } }", core);
    }

    private static string Write(string cache, string package, string assembly, string source, params string[] references)
    {
        var folder = Directory.CreateDirectory(Path.Combine(cache, package, "lib")).FullName;
        var file = Path.Combine(folder, assembly + ".dll");
        var result = CSharpCompilation.Create(
            assembly,
            // Later versions ask the core library for more.
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp9))],
            references.Select(r => MetadataReference.CreateFromFile(r)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return file;
    }
}
