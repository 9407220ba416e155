using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Areas;

/// <summary>A wall that may bound rooms.</summary>
/// <param name="Section">Its section without openings, in local metres.</param>
/// <param name="Kind">A wall, a partition or a part of a curtain wall.</param>
/// <param name="IsExternal">Whether the open air is behind it; null where that is to be seen from the rooms around.</param>
public sealed record BoundaryWall(Region Section, ObstacleKind Kind, bool? IsExternal);

/// <summary>A room up to a standard's border.</summary>
/// <param name="Region">The room.</param>
/// <param name="IsCertain">False where the border that the model draws had to stand for most or all of it.</param>
public sealed record BoundedRoom(Region Region, bool IsCertain);

/// <summary>
/// Moves the border of rooms to the face or the middle of the walls beside them: each stretch of an edge goes to the line that the standard
/// names for the wall it meets, and neighbouring stretches are mitred. Stretches without a wall stay as drawn.
/// </summary>
/// <param name="rule">The standard's lines.</param>
/// <param name="walls">Walls of the storey at the room's cut height.</param>
/// <param name="rooms">All rooms of the storey, to see which walls have no room behind them.</param>
public sealed class RoomBoundary(BoundaryRule rule, IReadOnlyList<BoundaryWall> walls, IReadOnlyList<Region> rooms)
{
    // A wall may begin this far behind the drawn border: plaster and cladding that the model leaves out.
    private const double WidestGap = 0.1;

    // What is thicker than this is a wall met end on.
    private const double ThickestWall = 0.8;

    // How far behind a wall a room is looked for.
    private const double Behind = 0.15;

    // Steps along the borders of walls, for one room: a tenth of a second. Real rooms take some thousands; a round room beside a round wall of
    // a hundred metres ten millions.
    private const long MostSteps = 30_000_000;

    /// <summary>Metres; what differs by less is the same.</summary>
    internal const double SameLength = 1e-6;

    /// <summary>The room up to the standard's border.</summary>
    /// <param name="drawn">Its footprint.</param>
    /// <returns>The moved room; as drawn, and not certain, where moving its edges makes no valid border.</returns>
    public BoundedRoom Bound(Region drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        if (rule.IsDrawn)
        {
            return new BoundedRoom(drawn, true);
        }

        Box2 reach = drawn.Bounds.Grown(WidestGap + ThickestWall);
        BoundaryWall[] near = [.. walls.Where(w => w.Section.Bounds.Overlaps(reach))];
        var tally = new Tally { StepsOfStretch = near.Sum(w => (long)w.Section.Coordinates.Length / 2) };
        try
        {
            return Moved(drawn, near, tally) is Region moved
                ? new BoundedRoom(moved, !rule.Grows || tally.Met >= tally.Length / 2)
                : new BoundedRoom(drawn, false);
        }
        catch (SectionException)
        {
            // The moved border defeats the overlay.
            return new BoundedRoom(drawn, false);
        }
    }

    private Region? Moved(Region drawn, BoundaryWall[] near, Tally tally)
    {
        Region moved = Region.Empty;
        for (int ring = 0; ring < drawn.RingCount; ring++)
        {
            if (Moved(drawn.Ring(ring), near, tally) is not Region one)
            {
                return null;
            }

            moved = drawn.IsHole(ring) ? RegionBoolean.Difference(moved, one) : RegionBoolean.Union(moved, one);
        }

        return moved;
    }

    private Region? Moved(ReadOnlySpan<double> ring, BoundaryWall[] near, Tally tally)
    {
        var stretches = new List<BorderStretch>();
        for (int i = 0; i < ring.Length; i += 2)
        {
            if (tally.IsSpent)
            {
                return null;
            }

            int next = i + 2 < ring.Length ? i + 2 : 0;
            AddEdge(stretches, new Point2(ring[i], ring[i + 1]), new Point2(ring[next], ring[next + 1]), near, tally);
        }

        return Joined([.. Merged(stretches)]);
    }

    private static Region? Joined(BorderStretch[] stretches)
    {
        var points = new List<Point2>();
        for (int i = 0; i < stretches.Length; i++)
        {
            BorderStretch before = stretches[i == 0 ? ^1 : i - 1];
            if (before.Meeting(stretches[i]) is Point2 corner)
            {
                points.Add(corner);
            }
            else
            {
                points.Add(before.MovedTo);
                points.Add(stretches[i].MovedFrom);
            }
        }

        var faults = new List<PolygonFault>();
        Region region = RegionBuilder.Polygon([.. points], [], faults);
        return region.IsEmpty || faults.Exists(f => f.Fault is RingFault.SelfIntersection or RingFault.Tangled) ? null : region;
    }

    private void AddEdge(List<BorderStretch> stretches, Point2 from, Point2 to, BoundaryWall[] near, Tally tally)
    {
        double length = from.DistanceTo(to);
        if (length <= SameLength)
        {
            return;
        }

        int first = stretches.Count;
        List<double> breaks = Breaks(from, to, length, near);
        double curtain = double.NegativeInfinity;
        tally.Spend(1);
        for (int i = 0; i + 1 < breaks.Count && !tally.IsSpent; i++)
        {
            tally.Spend(1);
            var stretch = new BorderStretch(At(from, to, breaks[i] / length), At(from, to, breaks[i + 1] / length));
            Meeting? met = Nearest(stretch, near, out bool isBlocked);
            tally.Length += stretch.Length;
            tally.Met += met is null ? 0 : stretch.Length;
            stretch = stretch with
            {
                Offset = met is Meeting wall ? Offset(stretch, wall) : 0,
                IsMet = met is not null,
                IsBlocked = isBlocked && stretch.Length <= ThickestWall,
                IsCurtain = met?.Wall.Kind == ObstacleKind.CurtainWallPart,
            };
            curtain = stretch.IsCurtain ? Math.Max(curtain, stretch.Offset) : curtain;
            stretches.Add(stretch);
        }

        // Mullions stand out from the glass: a curtain wall has one face, that of what stands out most.
        for (int i = first; i < stretches.Count; i++)
        {
            stretches[i] = stretches[i].IsCurtain ? stretches[i] with { Offset = curtain } : stretches[i];
        }

        CloseCorners(CollectionsMarshal.AsSpan(stretches)[first..]);
    }

    // Where walls butt at a corner, a short stretch looks along one of them: it goes on as the rest of its edge.
    private static void CloseCorners(Span<BorderStretch> edge)
    {
        for (int i = 0; i < edge.Length; i++)
        {
            if (edge[i] is { IsMet: false, IsBlocked: true })
            {
                edge[i] = edge[i] with
                {
                    Offset = i > 0 && edge[i - 1].IsMet ? edge[i - 1].Offset : i + 1 < edge.Length && edge[i + 1].IsMet ? edge[i + 1].Offset : 0,
                };
            }
        }
    }

    // Where a wall begins or ends beside the edge.
    private static List<double> Breaks(Point2 from, Point2 to, double length, BoundaryWall[] near)
    {
        var all = new List<double> { 0, length };
        (double ux, double uy) = ((to.X - from.X) / length, (to.Y - from.Y) / length);
        foreach (BoundaryWall wall in near)
        {
            ReadOnlySpan<double> vertices = wall.Section.Coordinates;
            for (int i = 0; i < vertices.Length; i += 2)
            {
                (double x, double y) = (vertices[i] - from.X, vertices[i + 1] - from.Y);
                if (Math.Abs((ux * y) - (uy * x)) <= WidestGap + ThickestWall)
                {
                    all.Add((ux * x) + (uy * y));
                }
            }
        }

        var kept = new List<double> { 0 };
        foreach (double place in all.Where(p => p > 0 && p <= length).Order())
        {
            if (place - kept[^1] > SameLength)
            {
                kept.Add(place);
            }
        }

        kept[^1] = length;
        return kept;
    }

    private static Meeting? Nearest(BorderStretch stretch, BoundaryWall[] near, out bool isBlocked)
    {
        isBlocked = false;
        Meeting? nearest = null;
        foreach (BoundaryWall wall in near)
        {
            List<double> crossings = stretch.Crossings(wall.Section);
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                var meeting = new Meeting(wall, crossings[i], crossings[i + 1]);
                isBlocked |= meeting.Near <= WidestGap && meeting.Far > SameLength;
                if (meeting.IsBeside && (nearest is not Meeting best || meeting.Near < best.Near))
                {
                    nearest = meeting;
                }
            }
        }

        return nearest;
    }

    private double Offset(BorderStretch stretch, Meeting meeting) => LineOf(stretch, meeting) switch
    {
        BoundaryLine.Drawn => 0,
        BoundaryLine.InnerFace => Math.Min(0, meeting.Near),
        BoundaryLine.Centre => (meeting.Near + meeting.Far) / 2,
        BoundaryLine.OuterFace => meeting.Far,
    };

    private BoundaryLine LineOf(BorderStretch stretch, Meeting meeting) => meeting.Wall.Kind == ObstacleKind.CurtainWallPart ? rule.CurtainWall
        : meeting.Wall.IsExternal ?? !IsRoom(stretch.Out(meeting.Far + Behind)) ? rule.External
        : meeting.Wall.Kind == ObstacleKind.Partition ? rule.Partition : rule.Structural;

    private bool IsRoom(Point2 point) => rooms.Any(room => Holds(room, point));

    private static bool Holds(Region region, Point2 point)
    {
        Box2 box = region.Bounds;
        return point.X > box.MinX && point.X < box.MaxX && point.Y > box.MinY && point.Y < box.MaxY
            && new BorderStretch(point, new Point2(point.X + 1, point.Y), IsPoint: true).Crossings(region).Count(t => t > 0) % 2 == 1;
    }

    private static Point2 At(Point2 from, Point2 to, double share) =>
        new(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y)));

    private static IEnumerable<BorderStretch> Merged(List<BorderStretch> stretches)
    {
        BorderStretch open = stretches[0];
        foreach (BorderStretch stretch in stretches.Skip(1))
        {
            if (open.Continues(stretch))
            {
                open = open with { To = stretch.To };
            }
            else
            {
                yield return open;
                open = stretch;
            }
        }

        yield return open;
    }

    /// <summary>Metres of border, and of it those with a wall; and how much work they were.</summary>
    private sealed class Tally
    {
        private long _steps;

        /// <summary>Corners of all walls that are looked at.</summary>
        public long StepsOfStretch { get; init; }

        /// <summary>Whether the room is too much work.</summary>
        public bool IsSpent => _steps > MostSteps;

        public double Length { get; set; }

        public double Met { get; set; }

        public void Spend(int stretches) => _steps += stretches * StepsOfStretch;
    }

    /// <summary>A wall across the way out of a room: where it begins and ends, in metres outwards from the drawn border.</summary>
    private readonly record struct Meeting(BoundaryWall Wall, double Near, double Far)
    {
        public bool IsBeside => Near <= WidestGap && Far >= -SameLength && Near >= -ThickestWall && Far - Near <= ThickestWall;
    }
}
