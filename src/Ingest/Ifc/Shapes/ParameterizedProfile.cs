using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>The border of a profile and the hole in it.</summary>
/// <param name="Border">Outer border, in metres.</param>
/// <param name="Hole">Inner border, or null.</param>
internal sealed record ProfileShape(Point2[] Border, Point2[]? Hole);

/// <summary>The profiles of IfcParameterizedProfileDef, about the centre of their bounding box (ISO 16739-1, 8.15).</summary>
internal static class ParameterizedProfile
{
    /// <summary>The shape of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="unit">Metres in one length unit.</param>
    /// <returns>The shape, or null for a class that is not parameterized.</returns>
    public static ProfileShape? Shape(StepEntity profile, double unit)
    {
        var size = new Sizes(profile, unit);
        return profile.Type switch
        {
            "IFCRECTANGLEPROFILEDEF" => new ProfileShape(Rectangle(size[3], size[4], 0), null),
            "IFCROUNDEDRECTANGLEPROFILEDEF" => new ProfileShape(Rectangle(size[3], size[4], size.Or0(5)), null),
            "IFCRECTANGLEHOLLOWPROFILEDEF" => new ProfileShape(
                Rectangle(size[3], size[4], size.Or0(7)), Rectangle(size[3] - (2 * size[5]), size[4] - (2 * size[5]), size.Or0(6))),
            "IFCCIRCLEPROFILEDEF" => new ProfileShape(ArcChords.Ellipse(size[3], size[3]), null),
            "IFCCIRCLEHOLLOWPROFILEDEF" => new ProfileShape(
                ArcChords.Ellipse(size[3], size[3]), ArcChords.Ellipse(size[3] - size[4], size[3] - size[4])),
            "IFCELLIPSEPROFILEDEF" => new ProfileShape(ArcChords.Ellipse(size[3], size[4]), null),
            "IFCTRAPEZIUMPROFILEDEF" => new ProfileShape(Trapezium(size), null),
            _ => Rolled(profile.Type, size) is { Length: > 0 } border ? new ProfileShape(border, null) : null,
        };
    }

    private static Point2[] Rolled(string type, Sizes size) => type switch
    {
        "IFCISHAPEPROFILEDEF" => I(size[3], size[3], size[4], size[5], size[6], size[6], size.Or0(7), size.Or0(7), size.Or0(8)),
        "IFCASYMMETRICISHAPEPROFILEDEF" => I(
            size[3], size[8], size[4], size[5], size[6], size.Or(9, size[6]), size.Or0(7), size.Or0(10), 0),
        "IFCLSHAPEPROFILEDEF" => L(size[3], size.Or(4, size[3]), size[5], size.Or0(6), size.Or0(7)),
        "IFCTSHAPEPROFILEDEF" => T(size[3], size[4], size[5], size[6], size.Or0(7), size.Or0(8), size.Or0(9)),
        "IFCUSHAPEPROFILEDEF" => U(size[3], size[4], size[5], size[6], size.Or0(7), size.Or0(8)),
        "IFCCSHAPEPROFILEDEF" => C(size[3], size[4], size[5], size[6], size.Or0(7)),
        "IFCZSHAPEPROFILEDEF" => Z(size[3], size[4], size[5], size[6], size.Or0(7), size.Or0(8)),
        _ => [],
    };

    private static Point2[] Rectangle(double width, double height, double radius)
    {
        double x = width / 2, y = height / 2;
        return RoundedRing.Of([new(-x, -y, radius), new(x, -y, radius), new(x, y, radius), new(-x, y, radius)]);
    }

    private static Point2[] Trapezium(Sizes size)
    {
        double x = size[3] / 2, y = size[5] / 2, offset = size.Signed(6);
        return [new(-x, -y), new(x, -y), new(-x + offset + size[4], y), new(-x + offset, y)];
    }

    private static Point2[] I(
        double bottom, double top, double depth, double web, double bottomFlange, double topFlange, double bottomFillet, double topFillet,
        double edge)
    {
        double b = bottom / 2, t = top / 2, y = depth / 2, w = web / 2, low = -y + bottomFlange, high = y - topFlange;
        return RoundedRing.Of(
        [
            new(-b, -y), new(b, -y), new(b, low, edge), new(w, low, bottomFillet), new(w, high, topFillet), new(t, high, edge), new(t, y),
            new(-t, y), new(-t, high, edge), new(-w, high, topFillet), new(-w, low, bottomFillet), new(-b, low, edge),
        ]);
    }

    private static Point2[] L(double depth, double width, double thickness, double fillet, double edge)
    {
        double x = width / 2, y = depth / 2;
        return RoundedRing.Of(
        [
            new(-x, -y), new(x, -y), new(x, -y + thickness, edge), new(-x + thickness, -y + thickness, fillet),
            new(-x + thickness, y, edge), new(-x, y),
        ]);
    }

    private static Point2[] T(double depth, double width, double web, double flange, double fillet, double flangeEdge, double webEdge)
    {
        double x = width / 2, y = depth / 2, w = web / 2;
        return RoundedRing.Of(
        [
            new(-w, -y, webEdge), new(w, -y, webEdge), new(w, y - flange, fillet), new(x, y - flange, flangeEdge), new(x, y), new(-x, y),
            new(-x, y - flange, flangeEdge), new(-w, y - flange, fillet),
        ]);
    }

    private static Point2[] U(double depth, double width, double web, double flange, double fillet, double edge)
    {
        double x = width / 2, y = depth / 2;
        return RoundedRing.Of(
        [
            new(-x, -y), new(x, -y), new(x, -y + flange, edge), new(-x + web, -y + flange, fillet), new(-x + web, y - flange, fillet),
            new(x, y - flange, edge), new(x, y), new(-x, y),
        ]);
    }

    private static Point2[] C(double depth, double width, double wall, double girth, double inner)
    {
        double x = width / 2, y = depth / 2, outer = inner > 0 ? inner + wall : 0;
        return RoundedRing.Of(
        [
            new(-x, -y, outer), new(x, -y, outer), new(x, -y + girth), new(x - wall, -y + girth), new(x - wall, -y + wall, inner),
            new(-x + wall, -y + wall, inner), new(-x + wall, y - wall, inner), new(x - wall, y - wall, inner), new(x - wall, y - girth),
            new(x, y - girth), new(x, y, outer), new(-x, y, outer),
        ]);
    }

    private static Point2[] Z(double depth, double flangeWidth, double web, double flange, double fillet, double edge)
    {
        double y = depth / 2, w = web / 2, x = flangeWidth - w;
        return RoundedRing.Of(
        [
            new(-w, -y), new(x, -y), new(x, -y + flange, edge), new(w, -y + flange, fillet), new(w, y), new(-x, y),
            new(-x, y - flange, edge), new(-w, y - flange, fillet),
        ]);
    }

    /// <summary>The attributes of a profile as lengths.</summary>
    private readonly struct Sizes(StepEntity profile, double unit)
    {
        // A hundred kilometres: no profile of a building.
        private const double LargestSize = 1e5;

        public double this[int attribute]
        {
            get
            {
                double size = profile.Real(attribute) * unit;
                return size is > 0 and < LargestSize
                    ? size
                    : throw new IfcGeometryException(
                        "profile-degenerate", $"{profile}: attribute {attribute + 1} must be above zero and below {LargestSize} m");
            }
        }

        public double Or(int attribute, double fallback) => profile[attribute].HasValue ? this[attribute] : fallback;

        public double Or0(int attribute) => Math.Max(0, profile.OptionalReal(attribute) ?? 0) * unit;

        public double Signed(int attribute) => profile.Real(attribute) * unit;
    }
}
