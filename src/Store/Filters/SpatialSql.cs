using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.OverlayNG;
using NpgsqlTypes;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Store.Filters;

/// <summary>Relations of geometries. The SQL functions are those that bring an index on the geometry with them.</summary>
/// <param name="layer">The layer that is asked.</param>
/// <param name="system">What the coordinates of geometries in the filter mean.</param>
/// <param name="parameters">Takes the geometries.</param>
internal sealed class SpatialSql(Layer layer, CoordinateSystem system, FilterParameters parameters)
{
    private static readonly GeometryFactory Factory = new();

    /// <summary>A relation as SQL.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="form">Its operator.</param>
    public string Relation(Operation operation, OperatorForm form)
    {
        bool partByPart = form.Operator is FilterOperator.SpatialIntersects or FilterOperator.SpatialDisjoint;
        string[] geometries = [.. operation.Arguments.Select(a => Geometry(a, form.Name, partByPart))];
        return string.Format(CultureInfo.InvariantCulture, form.Sql, geometries);
    }

    /// <summary>A geometry as SQL.</summary>
    /// <param name="expression">The features' geometry or one of the filter.</param>
    public string Geometry(Expression expression) => Geometry(expression, "isNull", collectionsToo: true);

    private string Geometry(Expression expression, string operation, bool collectionsToo) => expression switch
    {
        PropertyName { Name: FilterTranslator.GeometryName } => layer.Place,
        GeometryValue geometry => Add(collectionsToo ? geometry.Value : Merged(geometry, operation), geometry.Place),
        BoxValue box => Add(Box(box), box.Place),
        _ => throw new RefusedFilterException(
            expression.Place,
            $"{operation} takes a geometry here: {FilterTranslator.GeometryName}, well-known text as POINT(8 50), or BBOX(8,50,9,51);"
            + " in JSON GeoJSON, or {\"bbox\":[8,50,9,51]}."),
    };

    // PostGIS relates no collections. One whose parts are all points, all lines or all areas is the same as their union.
    private static NetTopologySuite.Geometries.Geometry Merged(GeometryValue geometry, string operation)
    {
        if (geometry.Value is not GeometryCollection { OgcGeometryType: OgcGeometryType.GeometryCollection } collection)
        {
            return geometry.Value;
        }

        return collection.Geometries.Select(g => g.Dimension).Distinct().Count() == 1
            ? OverlayNGRobust.Union(collection.Geometries)
            : throw new RefusedFilterException(
                geometry.Place, $"{operation} takes no collection of points, lines and areas together; ask for each kind.");
    }

    // A box across the antimeridian is two; one without width or height is a line or a point.
    private NetTopologySuite.Geometries.Geometry Box(BoxValue box)
    {
        (double south, double west) = system.NorthFirst ? (box.Low.X, box.Low.Y) : (box.Low.Y, box.Low.X);
        (double north, double east) = system.NorthFirst ? (box.High.X, box.High.Y) : (box.High.Y, box.High.X);
        if (south > north)
        {
            throw new RefusedFilterException(box.Place, "the box has its south above its north.");
        }

        return west <= east
            ? Part(west, east)
            : Factory.BuildGeometry([Part(west, system.Bounds.East), Part(system.Bounds.West, east)]);

        NetTopologySuite.Geometries.Geometry Part(double from, double to)
        {
            NetTopologySuite.Geometries.Geometry part = Factory.ToGeometry(new Envelope(from, to, south, north));
            return system.NorthFirst ? Swapped(part) : part;
        }
    }

    private string Add(NetTopologySuite.Geometries.Geometry geometry, string place)
    {
        NetTopologySuite.Geometries.Geometry eastFirst = system.NorthFirst ? Swapped(geometry) : geometry;
        LonLatBox bounds = system.Bounds;
        Envelope envelope = eastFirst.EnvelopeInternal;
        if (!new Envelope(bounds.West, bounds.East, bounds.South, bounds.North).Contains(envelope))
        {
            string order = system.NorthFirst ? "northing or latitude" : "easting or longitude";
            throw new RefusedFilterException(place, string.Create(
                CultureInfo.InvariantCulture,
                $"coordinates go from {bounds.West} to {bounds.East} eastwards and from {bounds.South} to {bounds.North} northwards, {order} first."));
        }

        string made = $"ST_GeomFromWKB({parameters.Add(NpgsqlDbType.Bytea, new WKBWriter().Write(eastFirst))}, {system.Srid.ToString(CultureInfo.InvariantCulture)})";
        return system.Srid == CoordinateSystem.Crs84.Srid ? made : $"ST_Transform({made}, {CoordinateSystem.Crs84.Srid.ToString(CultureInfo.InvariantCulture)})";
    }

    private static NetTopologySuite.Geometries.Geometry Swapped(NetTopologySuite.Geometries.Geometry geometry)
    {
        NetTopologySuite.Geometries.Geometry swapped = geometry.Copy();
        foreach (Coordinate c in swapped.Coordinates.Distinct(ReferenceEqualityComparer.Instance).Cast<Coordinate>())
        {
            (c.X, c.Y) = (c.Y, c.X);
        }

        swapped.GeometryChanged();
        return swapped;
    }
}
