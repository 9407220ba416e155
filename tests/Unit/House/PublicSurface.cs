using System.Reflection;

namespace SpaceGeo.Tests.Unit.House;

/// <summary>What an assembly shows to others, a line for each member.</summary>
internal static class PublicSurface
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>All types and members that others can name, sorted.</summary>
    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes()
        .SelectMany(type => MembersOf(type).Prepend($"{Kind(type)} {Name(type)}{Bases(type)}"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> MembersOf(Type type) => type.GetMembers(Own).Select(member => member switch
    {
        ConstructorInfo made when IsSeen(made) => $"{Name(type)}.new({Parameters(made)})",
        MethodInfo method when IsSeen(method) && !method.IsSpecialName && !IsOfRecord(method) =>
            $"{Name(type)}.{method.Name}({Parameters(method)}) → {Name(method.ReturnType)}{(method.IsStatic ? " static" : "")}",
        MethodInfo { IsSpecialName: true } method when IsSeen(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) && !IsOfRecord(method) =>
            $"{Name(type)}.{method.Name}({Parameters(method)}) → {Name(method.ReturnType)}",
        PropertyInfo property when property.GetMethod is { } get && IsSeen(get) && property.Name != "EqualityContract" =>
            $"{Name(type)}.{property.Name} → {Name(property.PropertyType)}{(property.SetMethod is { } set && IsSeen(set) ? " settable" : "")}",
        FieldInfo field when (field.IsPublic || field.IsFamily) && !field.IsSpecialName => $"{Name(type)}.{field.Name} → {Name(field.FieldType)}",
        EventInfo seen => $"{Name(type)}.{seen.Name} event",
        _ => null,
    }).OfType<string>();

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What the compiler writes into every record.
    private static bool IsOfRecord(MethodInfo method) => method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers"
        or "Deconstruct" or "<Clone>$" or "op_Equality" or "op_Inequality";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type) =>
        type.BaseType is { } above && above.Assembly == type.Assembly ? $" : {Name(above)}" : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : "")}{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? "?" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        string name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        string place = type.Namespace is { } space && space.StartsWith("SpaceGeo.Geometry.", StringComparison.Ordinal) && !type.IsNested
            && !type.IsGenericParameter ? space["SpaceGeo.Geometry.".Length..] + "." : string.Empty;
        return !type.IsGenericType
            ? place + name
            : $"{place}{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
