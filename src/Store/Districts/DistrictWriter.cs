using System.Text;
using Npgsql;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Recalculation;

namespace SpaceGeo.Store.Districts;

/// <summary>
/// Places copies of real buildings, as many as make the reference district of 209,400 m² or any number of rooms: storeys with plans, rooms and
/// elements, but no areas, which are for a recalculation to find. Written by COPY in one transaction, in bounded memory.
/// </summary>
public static class DistrictWriter
{
    private const int BuildingsACopy = 500;

    /// <summary>Writes a district, unless it is there.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="models">Measured models whose buildings are copied.</param>
    /// <param name="options">Which district.</param>
    /// <param name="cancellation">Ends the work; nothing of the district stays.</param>
    /// <returns>The district.</returns>
    public static async Task<DistrictResult> WriteAsync(
        NpgsqlDataSource database, IEnumerable<MeasuredModel> models, DistrictOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        BuildingTemplate[] templates =
        [
            .. models.SelectMany(m => m.Buildings.Select(b => new BuildingTemplate(m.File, b))).Where(t => t.NetM2 > 0)
                .OrderByDescending(t => t.NetM2),
        ];
        var layout = new DistrictLayout(templates, options);
        NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                bool isNew = await ScalarAsync(connection, DistrictSql.AddSites, cancellation, layout.SiteCodes, layout.SiteNames)
                    .ConfigureAwait(false) is long;
                if (isNew)
                {
                    await WriteAsync(connection, layout, cancellation).ConfigureAwait(false);
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                }

                return layout.Result(isNew);
            }
        }
    }

    private static async Task WriteAsync(NpgsqlConnection connection, DistrictLayout layout, CancellationToken cancellation)
    {
        var sites = (int[])(await ScalarAsync(connection, DistrictSql.SiteIds, cancellation, [layout.SiteCodes]).ConfigureAwait(false))!;
        foreach (BuildingCopyPlace[] places in layout.Places().Chunk(BuildingsACopy))
        {
            var ids = (int[])(await ScalarAsync(connection, DistrictSql.TakeIds, cancellation, places.Length).ConfigureAwait(false))!;
            using var rows = new DistrictRows();
            for (int i = 0; i < places.Length; i++)
            {
                rows.Add(ids[i], sites[places[i].Site], places[i]);
            }

            foreach ((string sql, RowBuffer buffer) in rows.Tables)
            {
                await RawCopy.SendAsync(connection, sql, [buffer.Bytes], cancellation).ConfigureAwait(false);
            }
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Only constants of DistrictSql are passed.")]
    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}

/// <summary>The statements of <see cref="DistrictWriter"/>.</summary>
internal static class DistrictSql
{
    /// <summary>Null when the sites are there already.</summary>
    public const string AddSites = """
        with added as (
          insert into sites (code, name) select * from unnest($1::text[], $2::text[])
          on conflict (code) do nothing returning 1)
        select nullif(count(*), 0) from added
        """;

    public const string SiteIds = """
        select array_agg(site_id order by n) from unnest($1::text[]) with ordinality t(code, n) join sites using (code)
        """;

    public const string TakeIds = """
        select array_agg(nextval(pg_get_serial_sequence('buildings', 'building_id'))::int) from generate_series(1, $1)
        """;

    public const string CopyBuildings = """
        copy buildings (building_id, site_id, global_id, name, current_revision) from stdin (format binary)
        """;

    public const string CopyRevisions = """
        copy revisions (
          building_id, revision, file_name, sha256, schema, authoring_tool, geo_source, origin_x, origin_y, rotation_deg, scale, plan_standard)
        from stdin (format binary)
        """;

    public const string CopyStoreys = """
        copy storeys (building_id, revision, storey_no, global_id, name, elevation_m, plan, plan_room_nos) from stdin (format binary)
        """;

    public const string CopyRooms = """
        copy rooms (
          building_id, revision, room_no, storey_no, global_id, number, long_name, floor_height_m, plan_room, status, reason, category,
          geom, geom_4326)
        from stdin (format binary)
        """;

    public const string CopyElements = """
        copy elements (building_id, revision, element_no, storey_no, global_id, type, name, kind, geom, geom_4326) from stdin (format binary)
        """;
}

/// <summary>Rows of some buildings.</summary>
internal sealed class DistrictRows : IDisposable
{
    private const int Int4 = 23;
    private readonly RowBuffer _buildings = new();
    private readonly RowBuffer _revisions = new();
    private readonly RowBuffer _storeys = new();
    private readonly RowBuffer _rooms = new();
    private readonly RowBuffer _elements = new();

    /// <summary>The tables in the order in which they are written.</summary>
    public IReadOnlyList<(string Sql, RowBuffer Rows)> Tables =>
    [
        (DistrictSql.CopyBuildings, _buildings), (DistrictSql.CopyRevisions, _revisions), (DistrictSql.CopyStoreys, _storeys),
        (DistrictSql.CopyRooms, _rooms), (DistrictSql.CopyElements, _elements),
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
        ModelFile file = place.Template.Rows.File;
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
        Text(_revisions, place.Template.Rows.Measured.Standard.Id);
    }

    private void AddStoreys(int id, DerivedIds ids, BuildingTemplate template)
    {
        foreach (Writing.StoreyRow storey in template.Rows.Storeys)
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
        foreach (Writing.RoomRow row in place.Template.Rooms)
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
            Writing.ElementRow row = place.Template.Rows.Elements[i];
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

/// <summary>GlobalIds of a copy: 22 characters of IFC's alphabet, derived from the copy and the original's.</summary>
/// <param name="salt">Names the copy.</param>
internal readonly struct DerivedIds(ulong salt)
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$";
    private const ulong Prime = 1099511628211;

    /// <summary>The id of a copied thing.</summary>
    /// <param name="original">The original's id.</param>
    /// <returns>The same for the same copy and original.</returns>
    public string Of(string original)
    {
        ulong high = salt ^ 14695981039346656037;
        foreach (char c in original)
        {
            high = (high ^ c) * Prime;
        }

        ulong low = Mix(high + salt);
        high = Mix(high);
        return string.Create(22, (high, low), (span, bits) =>
        {
            span[0] = Alphabet[(int)(bits.high >> 62)]; // 128 bits: the first character has two of them.
            for (int i = 1; i < 22; i++)
            {
                ulong part = i < 11 ? bits.high >> (6 * (10 - i)) : bits.low >> (6 * (21 - i));
                span[i] = Alphabet[(int)(part & 63)];
            }
        });
    }

    // The finalizer of splitmix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
