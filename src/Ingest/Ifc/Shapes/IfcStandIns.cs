using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>A body made from something else than a Body.</summary>
/// <param name="Solid">The placed solid.</param>
/// <param name="Code">The reason code that says from what.</param>
internal sealed record StandIn(Solid Solid, string Code)
{
    /// <summary>What a report says of it.</summary>
    public string Source => Code switch
    {
        "body-from-footprint" => "the footprint was taken, at a height assumed where there is no box",
        "body-from-axis" => "the axis and the thickness of the material layers were taken",
        _ => "the bounding box was taken",
    };
}

/// <summary>
/// Bodies of products that have none: their footprint, else their axis with the thickness of their material layers, else their box.
/// </summary>
/// <param name="solids">Reads curves and boxes.</param>
/// <param name="materials">Material layers.</param>
internal sealed class IfcStandIns(IfcSolids solids, IfcMaterials materials)
{
    // What a storey is at least high: a footprint says nothing of it, and only the cut 1 m above the floor asks.
    private const double AssumedHeight = 2.5;

    /// <summary>The stand-in for a product's body.</summary>
    /// <param name="product">The product.</param>
    /// <param name="placed">From its frame to placed metres.</param>
    /// <param name="faults">Receives what had to be mended.</param>
    /// <returns>The first that the product has, or null.</returns>
    public StandIn? Of(StepEntity product, Affine3 placed, ICollection<PolygonFault> faults)
    {
        if (product.OptionalEntity(IfcAttribute.Representation) is not StepEntity shape)
        {
            return null;
        }

        StepEntity[] representations = [.. shape.Entities(2)];
        StepEntity? box = Items(representations, "Box").FirstOrDefault(item => item.Type == "IFCBOUNDINGBOX");
        double height = box is null ? AssumedHeight : solids.HalfSpaces.Height(box);
        return FromFootprint(Items(representations, "FootPrint"), placed, height, faults)
            ?? FromAxis(product, Items(representations, "Axis"), placed, height, faults)
            ?? (box is null ? null : new StandIn(solids.HalfSpaces.Box(box, placed), "body-from-box"));
    }

    private static IEnumerable<StepEntity> Items(IEnumerable<StepEntity> representations, string identifier) => representations
        .Where(r => r.Text(1).Equals(identifier, StringComparison.OrdinalIgnoreCase))
        .SelectMany(r => r.Entities(3));

    private StandIn? FromFootprint(IEnumerable<StepEntity> items, Affine3 placed, double height, ICollection<PolygonFault> faults)
    {
        List<Point3>[] borders = [.. items.SelectMany(Curves).Select(solids.Curves.Points).Where(IsClosed)];
        if (borders.Length == 0)
        {
            return null;
        }

        // A border inside of another is its hole; the larger one comes first.
        Region footprint = Region.Empty;
        foreach (Region inside in borders.Select(b => Inside(b, faults)).OrderByDescending(r => r.Area))
        {
            bool isHole = RegionBoolean.Intersection(footprint, inside).Area > 0.999 * inside.Area;
            footprint = isHole ? RegionBoolean.Difference(footprint, inside) : RegionBoolean.Union(footprint, inside);
        }

        return Upright(footprint, borders.Min(b => b[0].Z), height, placed, "body-from-footprint");
    }

    private StandIn? FromAxis(
        StepEntity product, IEnumerable<StepEntity> items, Affine3 placed, double height, ICollection<PolygonFault> faults)
    {
        StepEntity? axis = items.SelectMany(Curves).FirstOrDefault();
        if (axis is null || materials.Extent(product.Label) is not LayerExtent layers)
        {
            return null;
        }

        List<Point3> line = solids.Curves.Points(axis);
        Region strip = Inside([.. PointChain.Offset(line, layers.From), .. PointChain.Offset(line, layers.To).Reverse()], faults);
        return Upright(strip, line[0].Z, height, placed, "body-from-axis");
    }

    private static StandIn? Upright(Region plan, double z, double height, Affine3 placed, string code) => plan.IsEmpty
        ? null
        : new StandIn(new ExtrudedSolid(plan, new Point3(0, 0, height), placed.After(Affine3.Translation(new Point3(0, 0, z)))), code);

    private static Region Inside(List<Point3> border, ICollection<PolygonFault> faults) =>
        RegionBuilder.Polygon(border.Select(p => new Point2(p.X, p.Y)).ToArray(), [], faults);

    private static bool IsClosed(List<Point3> border) => border.Count > 3 && (border[0] - border[^1]).Length < 1e-4;

    // The curves of an item: of IfcGeometricCurveSet and IfcGeometricSet, of fill areas their borders.
    private static IEnumerable<StepEntity> Curves(StepEntity item) => item.Type switch
    {
        "IFCGEOMETRICCURVESET" or "IFCGEOMETRICSET" => item.Entities(0).Where(IsCurve),
        "IFCANNOTATIONFILLAREA" => item.Entities(0).Concat(item.Entities(1)),
        _ => IsCurve(item) ? [item] : [],
    };

    private static bool IsCurve(StepEntity item) =>
        item.Type.EndsWith("CURVE", StringComparison.Ordinal) || IfcSplines.IsSpline(item.Type)
        || item.Type is "IFCPOLYLINE" or "IFCCIRCLE" or "IFCELLIPSE" or "IFCOFFSETCURVE2D";
}
