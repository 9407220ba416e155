namespace SpaceGeo.Geometry.Areas;

/// <summary>By how much the shapes of a plan may differ from what the model says: mended borders and chords for curves. Each is looked at once,
/// when it is asked for.</summary>
internal sealed class ShapeDoubts
{
    private ShapeTable _shapes = null!;
    private double[] _known = [];

    /// <summary>Takes up another plan.</summary>
    /// <param name="shapes">Its shapes.</param>
    public void Begin(ShapeTable shapes)
    {
        _shapes = shapes;
        if (_known.Length < shapes.Count)
        {
            _known = new double[2 * shapes.Count];
        }

        _known.AsSpan(0, shapes.Count).Fill(double.NaN);
    }

    /// <summary>The doubt of a shape.</summary>
    /// <param name="shape">Its number.</param>
    /// <returns>Square metres.</returns>
    public double Of(int shape)
    {
        ref double known = ref _known[shape];
        if (double.IsNaN(known))
        {
            known = _shapes.MendedM2(shape) + ChordDoubt.Of(_shapes, shape);
        }

        return known;
    }
}
