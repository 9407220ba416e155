using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Rooms;

/// <summary>The order in which a plan is read: rows from the top, each from left to right.</summary>
internal static class ReadingOrder
{
    // Upper edges this near to the highest one of a row belong to that row: rooms along a facade differ by niches and piers.
    private const double RowHeight = 1;

    /// <summary>Sorts things of a plan.</summary>
    /// <typeparam name="T">Any kind.</typeparam>
    /// <param name="things">In any order.</param>
    /// <param name="extent">The extent of one, in metres.</param>
    /// <returns>In reading order; those with the same extent keep theirs.</returns>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> things, Func<T, Box2> extent)
    {
        var rows = new List<List<T>>();
        double top = double.PositiveInfinity;
        foreach (T thing in things.OrderByDescending(t => extent(t).MaxY))
        {
            if (rows.Count == 0 || extent(thing).MaxY < top - RowHeight)
            {
                rows.Add([]);
                top = extent(thing).MaxY;
            }

            rows[^1].Add(thing);
        }

        return [.. rows.SelectMany(row => row.OrderBy(t => extent(t).MinX).ThenBy(t => extent(t).MinY))];
    }
}
