namespace SpaceGeo.Geometry.Planar;

/// <summary>Parts boxes into groups that upright and level lines keep apart: what is done with all of them can be done with each group.
/// </summary>
internal static class BoxGroups
{
    // Rows of columns of rows: no plan is parted more often. What is still together then stays together, which costs time and no accuracy.
    private const int Deepest = 64;

    /// <summary>The groups.</summary>
    /// <param name="boxes">Boxes, none of them empty.</param>
    /// <returns>Indices in rising order, in each group; boxes of two groups share no point.</returns>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<Box2> boxes)
    {
        var groups = new List<int[]>();
        var open = new Stack<(int[] Group, bool ByX, int Depth, bool IsWhole)>();
        open.Push(([.. Enumerable.Range(0, boxes.Count)], true, 0, false));
        while (open.TryPop(out (int[] Group, bool ByX, int Depth, bool IsWhole) next))
        {
            List<int[]> parts = next.Group.Length == 1 ? [next.Group] : Cut(boxes, next.Group, next.ByX);
            bool isWhole = parts.Count == 1;
            if (next.Group.Length == 1 || (isWhole && next.IsWhole) || next.Depth == Deepest)
            {
                Array.Sort(next.Group);
                groups.Add(next.Group);
                continue;
            }

            parts.ForEach(part => open.Push((part, !next.ByX, next.Depth + 1, isWhole)));
        }

        return groups;
    }

    private static List<int[]> Cut(IReadOnlyList<Box2> boxes, int[] group, bool byX)
    {
        double[] starts = [.. group.Select(i => byX ? boxes[i].MinX : boxes[i].MinY)];
        Array.Sort(starts, group);
        var parts = new List<int[]>();
        int first = 0;
        double reach = double.NegativeInfinity;
        for (int i = 0; i < group.Length; i++)
        {
            if (i > first && starts[i] > reach)
            {
                parts.Add(group[first..i]);
                first = i;
            }

            reach = Math.Max(reach, byX ? boxes[group[i]].MaxX : boxes[group[i]].MaxY);
        }

        parts.Add(group[first..]);
        return parts;
    }
}
