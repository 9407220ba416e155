using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>How far the material layers of an element reach to either side of its axis, in metres; left is positive.</summary>
/// <param name="From">The one side.</param>
/// <param name="To">The other side.</param>
internal readonly record struct LayerExtent(double From, double To);

/// <summary>The material layers of elements. Read only when an element without body asks for them.</summary>
/// <param name="model">The model.</param>
internal sealed class IfcMaterials(IfcModel model)
{
    private readonly Lazy<(Dictionary<long, long> Materials, Dictionary<long, long> Types)> _links = new(() =>
        (Links(model.File, "IFCRELASSOCIATESMATERIAL"), Links(model.File, "IFCRELDEFINESBYTYPE")));

    /// <summary>The extent of an element's layers.</summary>
    /// <param name="element">Its label.</param>
    /// <returns>The extent, or null where no layers are given for it or its type.</returns>
    public LayerExtent? Extent(long element)
    {
        (Dictionary<long, long> materials, Dictionary<long, long> types) = _links.Value;
        bool isKnown = materials.TryGetValue(element, out long label)
            || (types.TryGetValue(element, out long type) && materials.TryGetValue(type, out label));
        return isKnown ? Extent(model.File.Entity(label)) : null;
    }

    // IfcMaterialLayerSetUsage: ForLayerSet, LayerSetDirection, DirectionSense, OffsetFromReferenceLine.
    private LayerExtent? Extent(StepEntity material)
    {
        if (material.Type == "IFCMATERIALLAYERSETUSAGE")
        {
            double thickness = Thickness(material.Entity(0));
            double offset = (material.OptionalReal(3) ?? 0) * model.Units.Length;
            return thickness > 0 ? new LayerExtent(offset, material.Enumeration(2) == "NEGATIVE" ? offset - thickness : offset + thickness) : null;
        }

        // Without a usage nothing says on which side the layers lie: the axis is taken for their middle.
        double whole = material.Type == "IFCMATERIALLAYERSET" ? Thickness(material) : 0;
        return whole > 0 ? new LayerExtent(-whole / 2, whole / 2) : null;
    }

    private double Thickness(StepEntity layers) => layers.Entities(0).Sum(layer => layer.Real(1)) * model.Units.Length;

    private static Dictionary<long, long> Links(StepFile file, string relation)
    {
        var links = new Dictionary<long, long>();
        foreach (StepEntity link in file.Labels(relation).Select(file.Entity))
        {
            foreach (long related in link.References(IfcAttribute.RelationFirst))
            {
                if (link[IfcAttribute.RelationSecond].Reference is long relating)
                {
                    links.TryAdd(related, relating);
                }
            }
        }

        return links;
    }
}
