using System.Text.RegularExpressions;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Tells holes apart: shafts by what the model calls them, recesses by their type.</summary>
internal static partial class IfcHoles
{
    private const int OpeningPredefinedType = 8;

    /// <summary>Whether an opening does not lead through its wall: a niche.</summary>
    /// <param name="opening">An IfcOpeningElement; before IFC4 its object type says it.</param>
    public static bool IsRecess(StepEntity opening) => opening[OpeningPredefinedType].Enumeration == "RECESS"
        || string.Equals(opening[IfcAttribute.ObjectType].Text, "Recess", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the name, the object type, the description or, of a space, the long name says shaft.</summary>
    /// <param name="product">An IfcSpace or an IfcOpeningElement.</param>
    public static bool IsShaft(StepEntity product) =>
        Says(product, IfcAttribute.Name) || Says(product, IfcAttribute.Description) || Says(product, IfcAttribute.ObjectType)
        || (product.Type == "IFCSPACE" && Says(product, IfcAttribute.LongName));

    private static bool Says(StepEntity product, int attribute) => product[attribute].Text is string text && Words().IsMatch(text);

    [GeneratedRegex(@"\b(shafts?|risers?|ducts?|gaine|schacht|\w*schacht)\b|管井|管道井|竖井|风井|电井", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
