using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Solids;

public class SectionTests
{
    private static readonly Region Plate = RegionBuilder.Rectangle(new Box2(0, 0, 4, 3));

    [Fact]
    public void An_upright_prism_is_cut_to_its_profile_between_bottom_and_top()
    {
        var prism = new ExtrudedSolid(Plate, new Point3(0, 0, 2.5), Affine3.Translation(new Point3(10, 0, 1)));

        Assert.Equal(0, Area(prism, 0.9));
        Assert.Equal(12, Area(prism, 1), 1e-12); // Just above its bottom face.
        Assert.Equal(12, Area(prism, 3.4), 1e-12);
        Assert.Equal(0, Area(prism, 3.5)); // Just above its top face.
    }

    [Fact]
    public void An_oblique_prism_keeps_its_area_and_moves_with_height()
    {
        var prism = new ExtrudedSolid(Plate, new Point3(1, 0, 2), Affine3.Identity);
        Region section = prism.Section(1, new SectionLog());

        Assert.Equal(12, section.Area, 1e-9);
        Assert.Equal(0.5, section.Bounds.MinX, 1e-9);
    }

    [Fact]
    public void A_lying_prism_with_a_hole_is_cut_along_its_length()
    {
        Region frame = RegionBuilder.Polygon(
            [new(0, 0), new(1, 0), new(1, 1), new(0, 1)], [[new(0.25, 0.25), new(0.75, 0.25), new(0.75, 0.75), new(0.25, 0.75)]],
            new List<PolygonFault>());
        var upended = new Affine3(new Point3(1, 0, 0), new Point3(0, 0, 1), new Point3(0, -1, 0), new Point3(0, 0, 0));
        var beam = new ExtrudedSolid(frame, new Point3(0, 0, 5), upended);

        Assert.Equal(5, Area(beam, 0.1), 1e-9);
        Assert.Equal(2.5, Area(beam, 0.5), 1e-9); // Two flanges of a quarter each.
    }

    [Fact]
    public void A_difference_is_cut_in_the_plane()
    {
        var wall = new ExtrudedSolid(Plate, new Point3(0, 0, 3), Affine3.Identity);
        var opening = new ExtrudedSolid(RegionBuilder.Rectangle(new Box2(1, -1, 2, 4)), new Point3(0, 0, 1), Affine3.Translation(new(0, 0, 1)));
        var both = new BooleanSolid(SolidOperation.Difference, wall, opening);

        Assert.Equal(12, Area(both, 0.5), 1e-12);
        Assert.Equal(9, Area(both, 1.5), 1e-12);
        Assert.Equal(3, Area(new BooleanSolid(SolidOperation.Intersection, wall, opening), 1.5), 1e-12);
        Assert.Equal(14, Area(new BooleanSolid(SolidOperation.Union, wall, opening), 1.5), 1e-12);
    }

    [Fact]
    public void A_sloped_half_space_clips_as_a_roof_does()
    {
        var wall = new ExtrudedSolid(Plate, new Point3(0, 0, 4), Affine3.Identity);
        // Everything above the plane z = 2 + x / 2 goes.
        var roof = new HalfSpaceSolid(new Point3(0, 0, 2), new Point3(0.5, 0, -1), null);
        var clipped = new BooleanSolid(SolidOperation.Difference, wall, roof);

        Assert.Equal(12, Area(clipped, 1), 1e-9);
        Assert.Equal(6, Area(clipped, 3), 1e-9);
        Assert.Equal(0, Area(clipped, 4.1));
    }

    [Fact]
    public void A_bounded_half_space_clips_inside_of_its_bound_only()
    {
        var wall = new ExtrudedSolid(Plate, new Point3(0, 0, 4), Affine3.Identity);
        var bound = new ExtrudedSolid(RegionBuilder.Rectangle(new Box2(3, 0, 4, 3)), new Point3(0, 0, 100), Affine3.Translation(new(0, 0, -50)));
        var cut = new HalfSpaceSolid(new Point3(0, 0, 2), new Point3(0, 0, -1), bound);
        var clipped = new BooleanSolid(SolidOperation.Difference, wall, cut);

        Assert.Equal(12, Area(clipped, 1), 1e-12);
        Assert.Equal(9, Area(clipped, 2), 1e-12); // Just above the horizontal plane.
    }

    [Fact]
    public void A_faceted_body_in_any_order_and_orientation_is_cut_like_the_prism_it_is()
    {
        FacetedSolid box = Box(shuffleSeed: 7);

        Assert.Equal(0.6 * 0.3, Area(box, 1), 1e-12);
        Assert.Equal(0.6 * 0.3, Area(box, 0), 1e-12);
        Assert.Equal(0, Area(box, 2));
    }

    [Fact]
    public void Rings_that_touch_in_a_spot_stay_a_hole_whatever_the_order_of_faces()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            // A shell 10 × 10 with a void whose corner touches its border.
            Assert.Equal(100 - 4.5, Area(Prisms(seed, [(0, 0), (10, 0), (10, 10), (0, 10)], [(0, 5), (3, 8), (3, 5)]), 1), 1e-9);
        }
    }

    [Fact]
    public void Bodies_that_overlap_in_one_surface_count_once_and_one_inside_is_a_hole()
    {
        Assert.Equal(3, Area(Prisms(1, [(0, 0), (2, 0), (2, 1), (0, 1)], [(1, 0), (3, 0), (3, 1), (1, 1)]), 1), 1e-9);
        Assert.Equal(15, Area(Prisms(1, [(0, 0), (4, 0), (4, 4), (0, 4)], [(1, 1), (2, 1), (2, 2), (1, 2)]), 1), 1e-9);
        Assert.Equal(2, Area(Prisms(1, [(0, 0), (1, 0), (1, 1), (0, 1)], [(5, 5), (6, 5), (6, 6), (5, 6)]), 1), 1e-9);
    }

    [Fact]
    public void A_gap_within_the_tolerance_is_closed_and_logged()
    {
        var log = new SectionLog();
        Region section = Box(tear: 0.0005).Section(1, log);

        Assert.Equal(0.18, section.Area, 1e-3);
        Assert.True(log.IsRepaired);
        Assert.Equal(0.0005, log.WidestGap, 1e-9);
    }

    [Fact]
    public void An_open_surface_is_refused_with_a_reason()
    {
        SectionException error = Assert.Throws<SectionException>(() => Box(tear: 0.1).Section(1, new SectionLog()));

        Assert.Equal("open-surface", error.Reason);
        Assert.Contains("0.1000 m", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_floor_of_a_clipped_body_is_that_of_what_is_left()
    {
        var body = new ExtrudedSolid(Plate, new Point3(0, 0, 3), Affine3.Identity);
        var flat = new HalfSpaceSolid(new Point3(0, 0, 1.25), new Point3(0, 0, 1), null);
        var sloped = new HalfSpaceSolid(new Point3(0, 0, 0.5), new Point3(-1, 0, 4), null); // Below z = 0.5 + x / 4.

        Assert.Equal(0, FloorLevel.Of(body)!.Value, 1e-9);
        Assert.Equal(1.25, FloorLevel.Of(new BooleanSolid(SolidOperation.Difference, body, flat))!.Value, 1e-6);
        Assert.Equal(0.5, FloorLevel.Of(new BooleanSolid(SolidOperation.Difference, body, sloped))!.Value, 1e-5);
        Assert.Null(FloorLevel.Of(new BooleanSolid(SolidOperation.Difference, body, new HalfSpaceSolid(new(0, 0, 9), new(0, 0, 1), null))));
    }

    private static double Area(Solid solid, double z) => solid.Section(z, new SectionLog()).Area;

    // A box 0.6 × 0.3 × 2 m; a tear moves one upright edge of one side away from its neighbour.
    private static FacetedSolid Box(int shuffleSeed = 1, double tear = 0)
    {
        var mesh = new FaceMeshBuilder();
        Point3[] corners =
        [
            new(0, 0, 0), new(0.6, 0, 0), new(0.6, 0.3, 0), new(0, 0.3, 0), new(0, 0, 2), new(0.6, 0, 2), new(0.6, 0.3, 2), new(0, 0.3, 2),
        ];
        int[] v = [.. corners.Select(mesh.Vertex)];
        int low = mesh.Vertex(new Point3(0.6 - tear, 0, 0));
        int high = mesh.Vertex(new Point3(0.6 - tear, 0, 2));
        int[][] faces =
        [
            [v[0], v[1], v[2], v[3]], [v[4], v[5], v[6], v[7]], [v[0], low, high, v[4]], [v[1], v[2], v[6], v[5]], [v[3], v[2], v[6], v[7]],
            [v[7], v[4], v[0], v[3]],
        ];
        new Random(shuffleSeed).Shuffle(faces);
        foreach (int[] face in faces)
        {
            mesh.AddLoop(face);
            mesh.EndFace();
        }

        return new FacetedSolid(mesh.Build(), Affine3.Identity);
    }

    // Upright prisms two metres high, all in one mesh, their faces in an order of the seed's.
    private static FacetedSolid Prisms(int seed, params (double X, double Y)[][] rings)
    {
        var mesh = new FaceMeshBuilder();
        var faces = new List<int[]>();
        foreach ((double X, double Y)[] ring in rings)
        {
            int[] low = [.. ring.Select(p => mesh.Vertex(new Point3(p.X, p.Y, 0)))];
            int[] high = [.. ring.Select(p => mesh.Vertex(new Point3(p.X, p.Y, 2)))];
            faces.Add(low);
            faces.Add(high);
            faces.AddRange(ring.Select((_, i) => (int[])[low[i], low[(i + 1) % ring.Length], high[(i + 1) % ring.Length], high[i]]));
        }

        int[][] shuffled = [.. faces];
        new Random(seed).Shuffle(shuffled);
        foreach (int[] face in shuffled)
        {
            mesh.AddLoop(face);
            mesh.EndFace();
        }

        return new FacetedSolid(mesh.Build(), Affine3.Identity);
    }
}
