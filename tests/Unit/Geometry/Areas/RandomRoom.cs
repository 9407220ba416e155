using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Tests.Unit.Geometry.Areas;

/// <summary>A room with walls along its border and columns in it, the same for the same seed.</summary>
/// <param name="Room">The footprint.</param>
/// <param name="Obstacles">At least one.</param>
internal sealed record RandomRoom(Region Room, (Region Shape, ObstacleKind Kind, string Key)[] Obstacles)
{
    public static RandomRoom Of(int seed)
    {
        var random = new Random(seed);
        double Length(double least, double most) => Math.Round(least + (random.NextDouble() * (most - least)), seed % 3 == 0 ? 3 : 12);
        double width = Length(2, 9);
        double depth = Length(2, 7);
        Region room = (seed % 4) switch
        {
            0 => RegionBuilder.Rectangle(new Box2(0, 0, width, depth)),
            1 => RegionBuilder.Simple(new(0, 0), new(width, 0), new(width, depth / 2), new(width / 2, depth / 2), new(width / 2, depth), new(0, depth)),
            2 => RegionBuilder.Simple(new(0, 0), new(width, Length(-0.5, 0.5)), new(width, depth), new(Length(-0.5, 0.5), depth)),
            _ => RegionBoolean.Difference(
                RegionBuilder.Rectangle(new Box2(0, 0, width, depth)),
                RegionBuilder.Rectangle(new Box2(width / 3, depth / 3, width / 2, depth / 2))),
        };
        var obstacles = new List<(Region, ObstacleKind, string)>();
        double thickness = Length(0.08, 0.4);
        double onFace = seed % 5 < 3 ? 0 : Length(-0.008, 0.003);
        Add(ObstacleKind.Wall, RegionBuilder.Rectangle(new Box2(-thickness, -thickness, onFace, depth + thickness)));
        Add(ObstacleKind.Wall, RegionBuilder.Rectangle(new Box2(-thickness, -thickness, width + thickness, onFace)));
        for (int i = random.Next(4); i > 0; i--)
        {
            var centre = new Affine2(1, 0, 0, 1, Length(-0.2, width), Length(-0.2, depth));
            Region column = random.Next(2) == 0
                ? RegionBuilder.Rectangle(new Box2(-0.2, -0.2, 0.2, 0.2))
                : RegionBuilder.Simple(ArcChords.Ellipse(0.25, 0.25));
            Add(ObstacleKind.Column, column.Mapped(centre));
        }

        if (random.Next(3) == 0)
        {
            (double sine, double cosine) = Math.SinCos(Length(0, 3));
            Region slanted = RegionBuilder.Rectangle(new Box2(-3, -0.05, 3, 0.05));
            Add(ObstacleKind.Wall, slanted.Mapped(new Affine2(cosine, sine, -sine, cosine, width / 2, depth / 2)));
        }

        return new RandomRoom(room, [.. obstacles]);

        void Add(ObstacleKind kind, Region shape) => obstacles.Add((shape, kind, $"{obstacles.Count:D3}"));
    }
}
