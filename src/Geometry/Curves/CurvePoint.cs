using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Curves;

/// <summary>A point of a curve with its parameter.</summary>
/// <param name="T">The parameter, in the curve's own measure.</param>
/// <param name="Point">Metres.</param>
public readonly record struct CurvePoint(double T, Point3 Point);
