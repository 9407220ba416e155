using System.Buffers.Binary;
using NetTopologySuite.IO;
using SpaceGeo.Geometry.Earth;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Adjacency;
using SpaceGeo.Store.Plans;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Store.Districts;

/// <summary>A building that copies are made of: all that is the same in each is made ready once.</summary>
internal sealed class BuildingTemplate
{
    /// <summary>Makes a measured building ready.</summary>
    /// <param name="file">The file it was read from.</param>
    /// <param name="measured">The building and its areas.</param>
    /// <exception cref="RefusedModelException">The sides of its rooms lie in each other's way beyond all measure.</exception>
    public BuildingTemplate(ModelFile file, MeasuredBuilding measured)
    {
        File = file;
        var numbers = BuildingNumbers.Fresh(measured.Building);
        Building building = OrderedPlan.Of(measured.Building, numbers);
        MeasuredBuilding ordered = ReferenceEquals(building, measured.Building) ? measured : MeasuredBuilding.Measure(building, measured.Standard);
        Rows = new BuildingRows(building, measured.Standard, [ordered], numbers);
        RoomShapes = [.. Rooms.Select(r => r.Footprint is Region footprint ? new PlacedShape(footprint) : null)];
        ElementShapes = [.. Rows.Elements.Select(e => new PlacedShape(e.Section))];
        Contacts = BuildingRows.Contacts(Rows.Storeys, fault => throw new RefusedModelException($"{file.FileName}: {fault.Message}."));
        NetM2 = Rows.Sets[0].Rooms.Sum(r => r.Areas.Net);
    }

    /// <summary>The file it was read from.</summary>
    public ModelFile File { get; }

    public BuildingRows Rows { get; }

    public IReadOnlyList<RoomRow> Rooms => Rows.Rooms;

    /// <summary>The rooms that touch.</summary>
    public IReadOnlyList<ContactRow> Contacts { get; }

    public PlacedShape?[] RoomShapes { get; }

    public PlacedShape[] ElementShapes { get; }

    /// <summary>Net area of all rooms, in square metres.</summary>
    public double NetM2 { get; }
}

/// <summary>A shape as EWKB, in local metres and anywhere on the earth.</summary>
internal sealed class PlacedShape
{
    // Byte order, type with the SRID's flag, SRID.
    private const uint SridFlag = 0x20000000;
    private const int Wgs84 = 4326;
    private static readonly WKBWriter Writer = new();

    private readonly byte[] _onEarth;
    private readonly int[] _vertices;
    private readonly double[] _local;

    /// <summary>Makes a region ready.</summary>
    /// <param name="region">The region, in local metres.</param>
    public PlacedShape(Region region)
    {
        NetTopologySuite.Geometries.MultiPolygon polygons = NtsBridge.ToMultiPolygon(region);
        Local = Writer.Write(polygons);
        _onEarth = new byte[Local.Length + 4];
        Local.AsSpan(0, 5).CopyTo(_onEarth);
        Local.AsSpan(5).CopyTo(_onEarth.AsSpan(9));
        BinaryPrimitives.WriteUInt32LittleEndian(_onEarth.AsSpan(1), BinaryPrimitives.ReadUInt32LittleEndian(_onEarth.AsSpan(1)) | SridFlag);
        BinaryPrimitives.WriteInt32LittleEndian(_onEarth.AsSpan(5), Wgs84);

        // Multipolygon: count; polygon: byte order, type, rings; ring: count, vertices of 16 bytes.
        var vertices = new List<int>();
        int at = 13;
        foreach (NetTopologySuite.Geometries.Polygon polygon in polygons.Geometries.Cast<NetTopologySuite.Geometries.Polygon>())
        {
            at += 9;
            for (int ring = 0; ring <= polygon.NumInteriorRings; ring++)
            {
                int count = BinaryPrimitives.ReadInt32LittleEndian(_onEarth.AsSpan(at));
                at += 4;
                vertices.AddRange(Enumerable.Range(0, count).Select(i => at + (16 * i)));
                at += 16 * count;
            }
        }

        _vertices = [.. vertices];
        _local = [.. vertices.SelectMany(v => (double[])[Read(v), Read(v + 8)])];
    }

    /// <summary>The shape in local metres.</summary>
    public byte[] Local { get; }

    /// <summary>The shape in degrees; overwritten by the next call.</summary>
    /// <param name="plane">The plane that touches the earth at the building.</param>
    /// <param name="sin">Sine of the building's rotation.</param>
    /// <param name="cos">Its cosine.</param>
    /// <returns>EWKB with SRID 4326.</returns>
    public byte[] At(TangentPlane plane, double sin, double cos)
    {
        for (int i = 0; i < _vertices.Length; i++)
        {
            (double x, double y) = (_local[2 * i], _local[(2 * i) + 1]);
            (double longitude, double latitude) = plane.ToGeographic((cos * x) - (sin * y), (sin * x) + (cos * y));
            BinaryPrimitives.WriteDoubleLittleEndian(_onEarth.AsSpan(_vertices[i]), longitude);
            BinaryPrimitives.WriteDoubleLittleEndian(_onEarth.AsSpan(_vertices[i] + 8), latitude);
        }

        return _onEarth;
    }

    private double Read(int at) => BinaryPrimitives.ReadDoubleLittleEndian(_onEarth.AsSpan(at));
}
