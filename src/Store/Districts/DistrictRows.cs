using System.Text;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Adjacency;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Store.Districts;

/// <summary>Rows of some buildings.</summary>
internal sealed class DistrictRows : IDisposable
{
    private const int Int4 = 23;
    private readonly RowBuffer _buildings = new();
    private readonly RowBuffer _revisions = new();
    private readonly RowBuffer _storeys = new();
    private readonly RowBuffer _rooms = new();
    private readonly RowBuffer _elements = new();
    private readonly RowBuffer _adjacency = new();

    /// <summary>The tables in the order in which they are written.</summary>
    public IReadOnlyList<(string Sql, RowBuffer Rows)> Tables =>
    [
        (DistrictSql.CopyBuildings, _buildings), (DistrictSql.CopyRevisions, _revisions), (DistrictSql.CopyStoreys, _storeys),
        (DistrictSql.CopyRooms, _rooms), (DistrictSql.CopyElements, _elements),
        (DistrictSql.CopyAdjacency, _adjacency),
    ];

    /// <summary>Adds a copy of a building.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="site">Number of its site.</param>
    /// <param name="place">What it is and where it stands.</param>
    public void Add(int id, int site, BuildingCopyPlace place)
    {
        BuildingTemplate template = place.Template;
        var ids = new DerivedIds(place.Salt);
        _buildings.Row(5);
        _buildings.Int(id);
        _buildings.Int(site);
        Text(_buildings, ids.Of(template.Rows.Building.GlobalId));
        Text(_buildings, place.Name);
        _buildings.Int(1);
        AddRevision(id, place);
        AddStoreys(id, ids, template);
        AddRooms(id, ids, place);
        AddElements(id, ids, place);
        AddAdjacency(id, place.Template);
    }

    public void Dispose()
    {
        foreach ((_, RowBuffer rows) in Tables)
        {
            rows.Dispose();
        }
    }

    private void AddRevision(int id, BuildingCopyPlace place)
    {
        ModelFile file = place.Template.File;
        Begin(_revisions, 12, id);
        Text(_revisions, file.FileName);
        Text(_revisions, file.Sha256);
        Text(_revisions, file.Schema);
        Text(_revisions, file.AuthoringTool);
        Text(_revisions, GeoreferenceSource.Given.Word());
        _revisions.Double(place.Longitude);
        _revisions.Double(place.Latitude);
        _revisions.Double(place.RotationDegrees);
        _revisions.Double(1);
        Text(_revisions, place.Template.Rows.Standard.Id);
    }

    private void AddStoreys(int id, DerivedIds ids, BuildingTemplate template)
    {
        foreach (StoreyRow storey in template.Rows.Storeys)
        {
            Begin(_storeys, 8, id);
            _storeys.Int(storey.Number);
            Text(_storeys, storey.Storey.GlobalId.Length > 0 ? ids.Of(storey.Storey.GlobalId) : string.Empty);
            Text(_storeys, storey.Storey.Name);
            Number(_storeys, storey.Storey.ElevationM);
            _storeys.Field(storey.Plan);
            _storeys.Field(Array(storey.RoomNumbers));
        }
    }

    private void AddRooms(int id, DerivedIds ids, BuildingCopyPlace place)
    {
        foreach (RoomRow row in place.Template.Rooms)
        {
            Room room = row.Room;
            Begin(_rooms, 14, id);
            _rooms.Int(row.Number);
            _rooms.Int(row.StoreyNumber);
            Text(_rooms, ids.Of(room.GlobalId));
            Text(_rooms, room.Number);
            Text(_rooms, room.LongName);
            Number(_rooms, room.FloorHeightM);
            if (room.IsMeasured)
            {
                _rooms.Int(room.PlanRoom);
            }
            else
            {
                _rooms.Null();
            }

            Text(_rooms, room.Status.Word());
            Text(_rooms, room.Reason);
            Text(_rooms, room.Use.Category);
            Shape(_rooms, place.Template.RoomShapes[row.Number], place);
        }
    }

    private void AddElements(int id, DerivedIds ids, BuildingCopyPlace place)
    {
        for (int i = 0; i < place.Template.Rows.Elements.Count; i++)
        {
            ElementRow row = place.Template.Rows.Elements[i];
            Begin(_elements, 10, id);
            _elements.Int(row.Number);
            _elements.Int(row.StoreyNumber);
            Text(_elements, ids.Of(row.Element.GlobalId));
            Text(_elements, row.Element.Type);
            Text(_elements, row.Element.Name);
            Text(_elements, row.Element.Kind.Word());
            Shape(_elements, place.Template.ElementShapes[i], place);
        }
    }

    private void AddAdjacency(int id, BuildingTemplate template)
    {
        foreach (ContactRow contact in template.Contacts)
        {
            Begin(_adjacency, 6, id);
            _adjacency.Int(contact.RoomA);
            _adjacency.Int(contact.RoomB);
            _adjacency.Double(contact.SharedM);
            _adjacency.Double(contact.OpeningM);
        }
    }

    private static void Begin(RowBuffer rows, short fields, int id)
    {
        rows.Row(fields);
        rows.Int(id);
        rows.Int(1);
    }

    private static void Text(RowBuffer rows, string text) => rows.Field(Encoding.UTF8.GetBytes(StoredText.Of(text)));

    private static void Number(RowBuffer rows, double value)
    {
        if (double.IsFinite(value))
        {
            rows.Double(value);
        }
        else
        {
            rows.Null();
        }
    }

    private static void Shape(RowBuffer rows, PlacedShape? shape, BuildingCopyPlace place)
    {
        if (shape is null)
        {
            rows.Null();
            rows.Null();
        }
        else
        {
            rows.Field(shape.Local);
            rows.Field(shape.At(place.Plane, place.Sin, place.Cos));
        }
    }

    // One dimension, no nulls, from 1; an empty array has no dimension.
    private static byte[] Array(int[] values)
    {
        using var bytes = new RowBuffer();
        bytes.Raw(values.Length == 0 ? 0 : 1);
        bytes.Raw(0);
        bytes.Raw(Int4);
        if (values.Length > 0)
        {
            bytes.Raw(values.Length);
            bytes.Raw(1);
            foreach (int value in values)
            {
                bytes.Int(value);
            }
        }

        return bytes.Bytes.ToArray();
    }
}
