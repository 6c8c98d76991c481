using System.Reflection;

namespace EdgeNodes.StandIns.Tests.Gpio;

/// <summary>Public and protected API of an assembly as lines "type: member", in the notation of Api/*.txt.</summary>
internal static class ApiLines
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static SortedSet<string> Of(Assembly assembly) =>
        new(assembly.GetTypes().Where(IsVisible).SelectMany(Lines), StringComparer.Ordinal);

    public static SortedSet<string> Of(string file)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        string space = "", type = "";
        foreach (string line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                lines.Add($"{type}: {line.Trim()}");
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                type = $"{space}.{TypeName(line)}";
                lines.Add($"{type}: {line.Trim()}");
            }
            else
            {
                space = line["namespace ".Length..];
            }
        }

        return lines;
    }

    // "abstract class I2cBus : IDisposable" -> "I2cBus"; "delegate void Handler(object sender)" -> "Handler".
    private static string TypeName(string line)
    {
        string[] words = line.Split(['(', ':'])[0].Trim().Split(' ');
        return words[^1];
    }

    private static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    private static string Header(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        IEnumerable<Type> bases = type.IsEnum
            ? new[] { Enum.GetUnderlyingType(type) }.Where(under => under != typeof(int))
            : new[] { type.BaseType! }.Where(parent => parent != typeof(object) && parent != typeof(ValueType))
                .Concat(type.GetInterfaces().Except(type.BaseType!.GetInterfaces()));
        string list = string.Join(", ", bases.Select(TypeNames.Of));
        return $"{kind} {TypeNames.Of(type)}{(list.Length == 0 ? "" : " : ")}{list}";
    }

    private static IEnumerable<string> Lines(Type type)
    {
        string name = $"{type.Namespace}.{TypeNames.Of(type)}";
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield return $"{name}: delegate {MemberLine.Signature(type.GetMethod("Invoke")!, TypeNames.Of(type))}";
            yield break;
        }

        yield return $"{name}: {Header(type)}";
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            if (MemberLine.Of(member, type) is { } line)
            {
                yield return $"{name}: {line}";
            }
        }
    }
}
