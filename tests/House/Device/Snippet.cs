using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>A few lines of C#, compiled as firmware is: C# 9 against netstandard2.0.</summary>
internal static class Snippet
{
    private static readonly MetadataReference Standard =
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "device", "netstandard.dll"));

    // Today's core library lets an interface have bodies, and netstandard2.0 does not.
    private static readonly MetadataReference Today = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);

    /// <summary>Compiles the members of a class Probe, and types beside it.</summary>
    public static ModuleDefinition Compile(string members, string beside = "", bool today = false)
    {
        var source = $$"""
            using System; using System.Collections; using System.Collections.Generic; using {{(today ? "" : "System.Linq; using")}} System.Text; using System.Threading;
            public partial class Probe { {{members}} }
            public enum Colour { Red, Green }
            {{beside}}
            """;
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp9));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true);
        var stream = new MemoryStream();
        var result = CSharpCompilation.Create("Probe", [tree], [today ? Today : Standard], options).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        return ModuleDefinition.ReadModule(stream);
    }
}
