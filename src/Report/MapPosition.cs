using SpaceGeo.Geometry.Earth;
using SpaceGeo.Inventory;

namespace SpaceGeo.Report;

/// <summary>Local metres of a building with a geographic position, to longitude and latitude.</summary>
public sealed class MapPosition
{
    private readonly TangentPlane _plane;
    private readonly double _cosine;
    private readonly double _sine;

    private MapPosition(Georeference georeference)
    {
        _plane = new TangentPlane(georeference.OriginX, georeference.OriginY);
        (double sine, double cosine) = Math.SinCos(georeference.RotationDegrees * Math.PI / 180);
        _sine = sine * georeference.Scale;
        _cosine = cosine * georeference.Scale;
    }

    /// <summary>The position of a building.</summary>
    /// <param name="georeference">Where it lies.</param>
    /// <returns>Null when nobody knows, when the numbers are no position, and for a map conversion, which needs a projection library.
    /// </returns>
    public static MapPosition? Of(Georeference georeference)
    {
        ArgumentNullException.ThrowIfNull(georeference);
        bool geographic = georeference.Source switch
        {
            GeoreferenceSource.None or GeoreferenceSource.MapConversion => false,
            GeoreferenceSource.Given or GeoreferenceSource.SiteLocation => true,
        };
        bool usable = TangentPlane.IsPosition(georeference.OriginX, georeference.OriginY) && double.IsFinite(georeference.RotationDegrees);
        return geographic && usable ? new MapPosition(georeference) : null;
    }

    /// <summary>The position of a local point.</summary>
    /// <param name="x">Local metres.</param>
    /// <param name="y">Local metres.</param>
    /// <returns>Degrees.</returns>
    public (double Longitude, double Latitude) ToGeographic(double x, double y) =>
        _plane.ToGeographic((_cosine * x) - (_sine * y), (_sine * x) + (_cosine * y));
}
