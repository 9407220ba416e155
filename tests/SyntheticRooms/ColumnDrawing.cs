namespace SpaceGeo.Tests.SyntheticRooms;

/// <summary>Draws the columns of a building, all of one kind.</summary>
internal sealed class ColumnDrawing(DrawnShapes shapes, int kind, double size)
{
    public void Draw(double x, double y)
    {
        (double X, double Y)[] ring = kind switch
        {
            0 => [(-1, -1), (1, -1), (1, 1), (-1, 1)],
            1 => [(-1, -0.6), (1, -0.6), (1, 0.6), (-1, 0.6)],
            2 => [.. Enumerable.Range(0, 16).Select(i => (Math.Cos(i * Math.PI / 8), Math.Sin(i * Math.PI / 8)))],
            _ => SteelH,
        };
        shapes.Column([.. ring.Select(p => (x + (p.X * size / 2), y + (p.Y * size / 2)))]);
    }

    private static (double, double)[] SteelH =>
    [
        (-1, -1), (1, -1), (1, -0.9), (0.06, -0.9), (0.06, 0.9), (1, 0.9), (1, 1), (-1, 1), (-1, 0.9), (-0.06, 0.9), (-0.06, -0.9),
        (-1, -0.9),
    ];
}
