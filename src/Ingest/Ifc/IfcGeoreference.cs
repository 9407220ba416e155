using SpaceGeo.Geometry.Earth;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Where a building's metres lie on the earth, as far as the file says.</summary>
/// <param name="model">The model.</param>
/// <param name="relations">Property sets of sites.</param>
/// <param name="placements">Placements.</param>
internal sealed class IfcGeoreference(IfcModel model, IfcRelations relations, IfcPlacements placements)
{
    // No building stands further than this from the origin of its own site; coordinates of a map do.
    private const double FarM = 10_000;

    /// <summary>The georeference of a building.</summary>
    /// <param name="site">Its IfcSite, or null.</param>
    /// <param name="frame">The placement that its metres refer to, or null for the file's own frame.</param>
    /// <param name="extent">Where the building's rooms and elements lie in its own metres.</param>
    /// <param name="issues">Receives what is doubtful.</param>
    /// <returns>The map conversion where there is one, else the site's position, else unknown.</returns>
    public Georeference Of(StepEntity? site, StepEntity? frame, Box2 extent, ICollection<ModelIssue> issues)
    {
        Affine3 toFile = placements.World(frame);
        Point3 middle = extent.IsEmpty
            ? toFile.Origin
            : toFile.Apply(new Point3((extent.MinX + extent.MaxX) / 2, (extent.MinY + extent.MaxY) / 2, 0));
        Georeference? map = FromConversion(toFile, issues) ?? FromPropertySets(site, toFile, issues);
        if (map is not null)
        {
            // Eastings and northings are lengths on a map; coordinates of the same kind beside them mean the same place once more.
            NoteTwice(middle, Math.Max(Math.Abs(map.OriginX), Math.Abs(map.OriginY)) > FarM, "the map conversion", issues);
            return map;
        }

        return FromSite(site, toFile, middle, issues) ?? Georeference.Unknown;
    }

    private static void NoteTwice(Point3 middle, bool isPlaced, string other, ICollection<ModelIssue> issues)
    {
        double away = Math.Sqrt((middle.X * middle.X) + (middle.Y * middle.Y));
        if (isPlaced && away > FarM)
        {
            issues.Add(new ModelIssue(
                "georeference-twice", string.Empty, string.Empty, 0,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"the building stands {away / 1000:F0} km from the origin although {other} says where it is: its place on the earth is doubtful")));
        }
    }

    // IfcMapConversion: SourceCRS, TargetCRS, Eastings, Northings, OrthogonalHeight, XAxisAbscissa, XAxisOrdinate, Scale; IFC4X3 adds
    // IfcMapConversionScaled with FactorX, FactorY, FactorZ behind these.
    private Georeference? FromConversion(Affine3 toFile, ICollection<ModelIssue> issues)
    {
        foreach (long label in model.File.Labels("IFCMAPCONVERSION").Concat(model.File.Labels("IFCMAPCONVERSIONSCALED")))
        {
            StepEntity conversion = model.File.Entity(label);
            StepEntity? target = conversion.OptionalEntity(1);
            double mapUnit = target?.OptionalEntity(6) is StepEntity unit ? IfcUnits.Factor(unit) : 1;
            return FromMap(
                new MapValues(
                    target?.Text(0) ?? string.Empty, conversion.Real(2), conversion.Real(3), conversion.OptionalReal(5) ?? 1,
                    conversion.OptionalReal(6) ?? 0, (conversion.OptionalReal(7) ?? 1) * (conversion.OptionalReal(8) ?? 1), mapUnit),
                toFile,
                issues);
        }

        return null;
    }

    // IFC2X3 has no IfcMapConversion; its place is taken by property sets of the site (buildingSMART, "Georeferencing IFC").
    private Georeference? FromPropertySets(StepEntity? site, Affine3 toFile, ICollection<ModelIssue> issues)
    {
        var values = new Dictionary<string, StepValue>(StringComparer.OrdinalIgnoreCase);
        foreach (long label in site is null ? [] : relations.Definitions(site.Label))
        {
            StepEntity set = model.File.Entity(label);
            if (set.Type == "IFCPROPERTYSET" && set.Text(IfcAttribute.Name).ToUpperInvariant() is "EPSET_MAPCONVERSION" or "EPSET_PROJECTEDCRS")
            {
                foreach (StepEntity property in set.Entities(4).Where(p => p.Type == "IFCPROPERTYSINGLEVALUE"))
                {
                    values[property.Text(0)] = property[2];
                }
            }
        }

        double? Number(string name) => values.TryGetValue(name, out StepValue value) ? value.Number : null;
        return Number("Eastings") is not double eastings || Number("Northings") is not double northings
            ? null
            : FromMap(
                new MapValues(
                    values.TryGetValue("Name", out StepValue crs) ? crs.Text ?? string.Empty : string.Empty, eastings, northings,
                    Number("XAxisAbscissa") ?? 1, Number("XAxisOrdinate") ?? 0, Number("Scale") ?? 1, 1),
                toFile,
                issues);
    }

    private Georeference FromMap(MapValues map, Affine3 toFile, ICollection<ModelIssue> issues)
    {
        double scale = map.Scale * map.Unit / model.Units.Length;
        if (scale is < 0.9 or > 1.1)
        {
            // The scale turns project units into map units. Many exporters leave it at 1 beside millimetres.
            issues.Add(new ModelIssue(
                "map-scale-doubtful", string.Empty, "IfcMapConversion", 0,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"the map scale {map.Scale} would make one metre {scale} metres on the map; 1 was used instead")));
            scale = 1;
        }

        double angle = Math.Atan2(map.AxisY, map.AxisX);
        (double sine, double cosine) = Math.SinCos(angle);
        Point3 origin = toFile.Origin * scale;
        double rotation = angle + Math.Atan2(toFile.X.Y, toFile.X.X);
        return new Georeference(
            GeoreferenceSource.MapConversion,
            map.Crs.Trim(),
            (map.Eastings * map.Unit) + (cosine * origin.X) - (sine * origin.Y),
            (map.Northings * map.Unit) + (sine * origin.X) + (cosine * origin.Y),
            Degrees(rotation),
            scale);
    }

    private Georeference? FromSite(StepEntity? site, Affine3 toFile, Point3 middle, ICollection<ModelIssue> issues)
    {
        if (site is null || Angle(site[IfcAttribute.RefLatitude]) is not double latitude
            || Angle(site[IfcAttribute.RefLongitude]) is not double longitude)
        {
            return null;
        }

        // The position is that of the site's own origin; the building may stand away from it.
        double toEast = (Math.PI / 2) - TrueNorth();
        (double sine, double cosine) = Math.SinCos(toEast);
        Point3 origin = SiteOrigin(site);
        NoteTwice(middle - origin, isPlaced: true, "the position of the site", issues);
        Point3 away = toFile.Origin - origin;
        (double x, double y) = TangentPlane.IsPosition(longitude, latitude)
            ? new TangentPlane(longitude, latitude).ToGeographic((cosine * away.X) - (sine * away.Y), (sine * away.X) + (cosine * away.Y))
            : (longitude, latitude);
        double turn = Math.Atan2(toFile.X.Y, toFile.X.X) + toEast;
        return new Georeference(GeoreferenceSource.SiteLocation, null, x, y, Degrees(turn), 1);
    }

    private Point3 SiteOrigin(StepEntity site)
    {
        try
        {
            return placements.World(site.OptionalEntity(IfcAttribute.Placement)).Origin;
        }
        catch (IfcGeometryException)
        {
            return new Point3(0, 0, 0); // A site in a cycle: the building, whose placement was sound, is reported where it matters.
        }
    }

    // The direction of true north in the file's plane, as an angle from its x axis.
    private double TrueNorth()
    {
        foreach (StepEntity context in model.Project.Entities(7).Where(c => c.Type == "IFCGEOMETRICREPRESENTATIONCONTEXT"))
        {
            if (context[5].Reference is long label)
            {
                Point3 north = model.Direction(label);
                return Math.Atan2(north.Y, north.X);
            }
        }

        return Math.PI / 2;
    }

    // IfcCompoundPlaneAngleMeasure: degrees, minutes, seconds and, from IFC2X3 on, millionths of a second, all of one sign.
    private static double? Angle(StepValue compound)
    {
        double degrees = 0;
        double part = 1;
        ReadOnlySpan<StepValue> parts = compound.List;
        for (int i = 0; i < Math.Min(parts.Length, 4); i++)
        {
            degrees += (parts[i].Number ?? 0) * part;
            part /= i < 2 ? 60 : 1e6;
        }

        return parts.Length >= 3 ? degrees : null;
    }

    private static double Degrees(double radians) => Math.IEEERemainder(radians * 180 / Math.PI, 360);

    private sealed record MapValues(
        string Crs, double Eastings, double Northings, double AxisX, double AxisY, double Scale, double Unit);
}
