using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Report.Svg;

/// <summary>Soft fills, so that rooms side by side differ and black text stays readable on all of them.</summary>
internal static class RoomColours
{
    // Rooms on both sides of a wall of this thickness count as neighbours, in metres.
    private const double WallReach = 0.6;

    private static readonly string[] Palette =
    [
        "#f7dfd0", "#dcebcb", "#d2e5f3", "#fbf1c9", "#e8dff2", "#d4ede5", "#f8d9e0", "#ebe5d3", "#d5e8ea", "#f6e2bd", "#dfe2f4", "#e3ecd9",
    ];

    /// <summary>Gives each room a colour that no neighbour before it has, where twelve suffice.</summary>
    /// <param name="boxes">Bounds of the rooms, in metres.</param>
    /// <returns>One colour for each.</returns>
    public static string[] For(IReadOnlyList<Box2> boxes)
    {
        int[] colours = new int[boxes.Count];
        for (int room = 0; room < colours.Length; room++)
        {
            int[] uses = new int[Palette.Length];
            Box2 reach = boxes[room].Grown(WallReach);
            for (int before = 0; before < room; before++)
            {
                uses[colours[before]] += reach.Overlaps(boxes[before]) ? 1 : 0;
            }

            // Start at another colour each time: a row of rooms runs through the palette instead of using its first two.
            colours[room] = Enumerable.Range(0, Palette.Length).Select(i => (room + i) % Palette.Length).MinBy(c => uses[c]);
        }

        return [.. colours.Select(c => Palette[c])];
    }
}
