using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNodes.House.Tests.Device;

/// <summary>A type or a member that something in the IL names.</summary>
internal sealed record Use(string Where, TypeReference Type, MemberReference? Member = null);

/// <summary>Walks through everything that IL names, with the place where it does.</summary>
internal static class Uses
{
    // The compiler writes these by itself where the core library has them; nanoFramework's has not, and then it leaves them out.
    private static readonly string[] LeftOut = ["System.Runtime.CompilerServices.CompilerGeneratedAttribute"];

    // What the compiler takes on netstandard, and what it takes on the device instead where that is all there is.
    private static readonly Dictionary<string, string> Instead = new()
    {
        ["System.Threading.Monitor.Enter(System.Object,System.Boolean):System.Void"] = "Enter(System.Object):System.Void",
        ["System.String.Format(System.String,System.Object):System.String"] = "Format(System.String,System.Object[]):System.String",
        ["System.String.Format(System.String,System.Object,System.Object):System.String"] = "Format(System.String,System.Object[]):System.String",
        ["System.String.Format(System.String,System.Object,System.Object,System.Object):System.String"] = "Format(System.String,System.Object[]):System.String",
    };

    /// <summary>The member as the device's compiler would name it.</summary>
    public static string Key(Use use) => Instead.GetValueOrDefault(Where(use.Type) + "." + MemberKey.Of(use.Member!), MemberKey.Of(use.Member!));

    public static IEnumerable<Use> Of(ModuleDefinition module) => module.GetTypes().SelectMany(Of);

    public static string Where(MethodReference method) => Where(method.DeclaringType) + "." + method.Name;

    public static string Where(TypeReference type) => type.FullName.Replace('/', '.');

    private static IEnumerable<Use> Of(TypeDefinition type)
    {
        var where = Where(type);
        var parents = type.Interfaces.Select(i => i.InterfaceType).Append(type.BaseType).OfType<TypeReference>();
        return parents.SelectMany(parent => Parts(where, parent))
            .Concat(type.Fields.SelectMany(field => Parts(where + "." + field.Name, field.FieldType)))
            .Concat(Attributes(where, [type, .. type.Fields, .. type.Properties, .. type.Events]))
            .Concat(type.Methods.SelectMany(Of));
    }

    private static IEnumerable<Use> Of(MethodDefinition method)
    {
        var where = Where(method);
        var signature = method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType);
        var locals = IsWritten(method) ? method.Body.Variables.Select(v => v.VariableType) : [];
        var caught = method.HasBody ? method.Body.ExceptionHandlers.Select(h => h.CatchType).OfType<TypeReference>() : [];
        return signature.Concat(locals).Concat(caught).SelectMany(type => Parts(where, type))
            .Concat(Attributes(where, [method, .. method.Parameters, method.MethodReturnType]))
            .Concat(IsWritten(method) ? method.Body.Instructions.SelectMany(instruction => Operand(where, instruction)) : []);
    }

    // An event's accessors are the compiler's; with the device's Interlocked it makes them synchronized methods.
    private static bool IsWritten(MethodDefinition method) => method.HasBody
        && !((method.IsAddOn || method.IsRemoveOn) && method.CustomAttributes.Any(a => LeftOut.Contains(a.AttributeType.FullName)));

    private static IEnumerable<Use> Operand(string where, Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => Parts(where, type),
        MethodReference method when IsWhole(method, instruction) => Method(where, Long(method)),
        MethodReference method => Method(where, method),
        FieldReference field => Parts(where, field.FieldType).Append(new Use(where, field.DeclaringType, field)),
        CallSite site => site.Parameters.Select(p => p.ParameterType).Append(site.ReturnType).SelectMany(type => Parts(where, type)),
        _ => [],
    };

    // TimeSpan.FromSeconds and the like take a double on netstandard and a long on the device: a whole number suits both.
    private static bool IsWhole(MethodReference method, Instruction instruction) =>
        method is { DeclaringType.FullName: "System.TimeSpan", Name: var name, Parameters: [{ ParameterType.MetadataType: MetadataType.Double }] }
        && name.StartsWith("From", StringComparison.Ordinal)
        && (instruction.Previous.OpCode.Code == Code.Conv_R8 || instruction.Previous.Operand is double number && number == Math.Floor(number));

    private static MethodReference Long(MethodReference method)
    {
        var other = new MethodReference(method.Name, method.ReturnType, method.DeclaringType);
        other.Parameters.Add(new ParameterDefinition(method.Module.TypeSystem.Int64));
        return other;
    }

    private static IEnumerable<Use> Method(string where, MethodReference method)
    {
        if (method.DeclaringType.FullName == "System.Threading.EventWaitHandle")
        {
            // Set and Reset are in a parent on .NET, and in AutoResetEvent and ManualResetEvent themselves on the device.
            var own = new TypeReference("System.Threading", "AutoResetEvent", method.Module, method.DeclaringType.Scope);
            return [new Use(where, own, method)];
        }

        var arguments = method is GenericInstanceMethod generic ? generic.GenericArguments.SelectMany(type => Parts(where, type)) : [];
        return Parts(where, method.DeclaringType)
            .Concat(method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType).SelectMany(type => Parts(where, type)))
            .Concat(arguments)
            .Append(new Use(where, method.DeclaringType, method));
    }

    private static IEnumerable<Use> Attributes(string where, IEnumerable<ICustomAttributeProvider> providers) =>
        providers.SelectMany(p => p.CustomAttributes)
            .Where(a => !LeftOut.Contains(a.AttributeType.FullName))
            .Select(a => new Use(where, a.AttributeType, a.Constructor));

    // A type, and the types that it is made of.
    private static IEnumerable<Use> Parts(string where, TypeReference type) => type switch
    {
        IModifierType modified => Parts(where, modified.ModifierType).Concat(Parts(where, modified.ElementType)).Prepend(new Use(where, type)),
        FunctionPointerType => [new Use(where, type)],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(a => Parts(where, a)).Prepend(new Use(where, type)),
        TypeSpecification made => Parts(where, made.ElementType).Prepend(new Use(where, type)),
        _ => [new Use(where, type)],
    };
}
