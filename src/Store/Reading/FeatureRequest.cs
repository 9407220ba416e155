using SpaceGeo.Store.Filters;

namespace SpaceGeo.Store.Reading;

/// <summary>A box of longitudes and latitudes, in degrees; west is greater than east where it spans the antimeridian.</summary>
/// <param name="West">From this longitude.</param>
/// <param name="South">From this latitude.</param>
/// <param name="East">To this longitude, eastwards.</param>
/// <param name="North">To this latitude.</param>
public readonly record struct LonLatBox(double West, double South, double East, double North);

/// <summary>The place of a feature in its layer's order.</summary>
/// <param name="First">The building or site.</param>
/// <param name="Second">The number inside of it.</param>
public readonly record struct FeatureKey(int First, int Second);

/// <summary>A condition that a property equals a value, or that a list has it.</summary>
/// <param name="Property">A property of the layer that is asked.</param>
/// <param name="Value">A string, int, double, DateOnly or DateTime in UTC, as the property's type says.</param>
public sealed record PropertyFilter(LayerProperty Property, object Value);

/// <summary>Which features of a layer are wanted.</summary>
/// <param name="Layer">The layer.</param>
public sealed record FeatureRequest(Layer Layer)
{
    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>What they are sorted by before their own order; none for that alone.</summary>
    public IReadOnlyList<PropertyOrder> Order { get; init; } = [];

    /// <summary>The properties that are read and shown, in this order.</summary>
    public IReadOnlyList<LayerProperty> Shown { get; init; } = Layer.Properties;

    /// <summary>The coordinate system in which geometries are told.</summary>
    public CoordinateSystem System { get; init; } = CoordinateSystem.Crs84;

    /// <summary>Only features behind this position, which has a value for each sort key.</summary>
    public FeaturePosition? After { get; init; }

    /// <summary>Only features whose geometry meets this box.</summary>
    public LonLatBox? Box { get; init; }

    /// <summary>Conditions that all hold.</summary>
    public IReadOnlyList<PropertyFilter> Filters { get; init; } = [];

    /// <summary>A condition that the client wrote for this layer, or null.</summary>
    public FeatureFilter? Condition { get; init; }

    /// <summary>The area standard whose results are shown, or null for the one in force.</summary>
    public string? Standard { get; init; }
}

/// <summary>A feature as it was read.</summary>
/// <param name="Id">Unique in its layer.</param>
/// <param name="Position">Its place in the order that was asked for.</param>
/// <param name="Geometry">A GeoJSON geometry in the system that was asked for, or null.</param>
/// <param name="Values">A string, int, double, DateOnly, DateTime in UTC, array of strings or null for each property that was to be shown.</param>
public sealed record Feature(string Id, FeaturePosition Position, string? Geometry, IReadOnlyList<object?> Values);
