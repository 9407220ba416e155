using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Profiles as regions of their own plane, in metres.</summary>
/// <param name="model">The model.</param>
/// <param name="placements">Reads positions.</param>
/// <param name="curves">Reads borders.</param>
/// <param name="work">Bounds the work for one element.</param>
internal sealed class IfcProfiles(IfcModel model, IfcPlacements placements, IfcCurves curves, IfcWork work)
{
    private const int DeepestNesting = 16;

    /// <summary>The region of a profile.</summary>
    /// <param name="profile">An IfcProfileDef.</param>
    /// <param name="faults">Receives what had to be mended.</param>
    /// <returns>The region; not empty.</returns>
    /// <exception cref="IfcGeometryException">The class is not read, or the profile encloses nothing.</exception>
    public Region Region(StepEntity profile, ICollection<PolygonFault> faults)
    {
        Region region = Region(profile, faults, 0);
        return !region.IsEmpty ? region
            : faults.Any(fault => fault.Fault == RingFault.Tangled)
                ? throw new IfcGeometryException("border-too-tangled", $"the border of {profile} crosses itself, or runs to and fro above itself, too often to be mended")
                : throw new IfcGeometryException("profile-empty", $"{profile} encloses no area");
    }

    private Region Region(StepEntity profile, ICollection<PolygonFault> faults, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new IfcGeometryException("profile-cycle", $"{profile} is nested deeper than {DeepestNesting}");
        }

        work.Spend(profile);
        switch (profile.Type)
        {
            case "IFCARBITRARYCLOSEDPROFILEDEF":
                return RegionBuilder.Polygon(curves.PlanePoints(profile.Entity(2)), [], faults);
            case "IFCARBITRARYPROFILEDEFWITHVOIDS":
                Point2[][] holes = [.. profile.Entities(3).Select(curves.PlanePoints)];
                return RegionBuilder.Polygon(curves.PlanePoints(profile.Entity(2)), holes, faults);
            case "IFCCOMPOSITEPROFILEDEF":
                return profile.Entities(2).Aggregate(
                    Geometry.Planar.Region.Empty, (sum, part) => RegionBoolean.Union(sum, Region(part, faults, depth + 1)));
            case "IFCDERIVEDPROFILEDEF":
                return Region(profile.Entity(2), faults, depth + 1).Mapped(Operator(profile.Entity(3)));
            case "IFCMIRROREDPROFILEDEF":
                return Region(profile.Entity(2), faults, depth + 1).Mapped(new Affine2(-1, 0, 0, 1, 0, 0));
            case "IFCCENTERLINEPROFILEDEF":
                return RegionBuilder.Polygon(CentreLine(profile), [], faults);
            case "IFCARBITRARYOPENPROFILEDEF":
                throw new IfcGeometryException("profile-open", $"{profile} is a line without thickness");
            default:
                return Parameterized(profile, faults);
        }
    }

    // IfcCenterLineProfileDef: ProfileType, ProfileName, Curve, Thickness.
    private Point2[] CentreLine(StepEntity profile)
    {
        List<Point3> line = curves.Points(profile.Entity(2));
        double half = profile.Real(3) * model.Units.Length / 2;
        IEnumerable<Point3> border = PointChain.Offset(line, -half).Concat(PointChain.Offset(line, half).Reverse());
        return [.. border.Select(p => new Point2(p.X, p.Y))];
    }

    private Region Parameterized(StepEntity profile, ICollection<PolygonFault> faults)
    {
        ProfileShape shape = ParameterizedProfile.Shape(profile, model.Units.Length)
            ?? throw new IfcGeometryException("profile-unsupported", $"profiles of class {profile.Type} are not read");
        Region region = RegionBuilder.Polygon(shape.Border, shape.Hole is null ? [] : [shape.Hole], faults);
        if (profile.OptionalEntity(2) is not StepEntity position)
        {
            return region;
        }

        Affine3 map = placements.Axes(position);
        return region.Mapped(new Affine2(map.X.X, map.X.Y, map.Y.X, map.Y.Y, map.Origin.X, map.Origin.Y));
    }

    // IfcCartesianTransformationOperator2D: Axis1, Axis2, LocalOrigin, Scale, and Scale2 of the non-uniform one.
    private Affine2 Operator(StepEntity map)
    {
        Point3 x = map[0].Reference is long first ? model.Direction(first) : new Point3(1, 0, 0);
        Point3 y = map[1].Reference is long second ? model.Direction(second) : new Point3(-x.Y, x.X, 0);
        double side = (x.X * y.Y) - (x.Y * y.X) < 0 ? -1 : 1;
        Point3 origin = model.Point(map[2].Reference ?? throw map.Error("a transformation without origin"));
        double scale = map.OptionalReal(3) ?? 1;
        double scale2 = (map.Type == "IFCCARTESIANTRANSFORMATIONOPERATOR2DNONUNIFORM" ? map.OptionalReal(4) : null) ?? scale;
        return new Affine2(scale * x.X, scale * x.Y, -side * scale2 * x.Y, side * scale2 * x.X, origin.X, origin.Y);
    }
}
