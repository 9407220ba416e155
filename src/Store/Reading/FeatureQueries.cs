using System.Text;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Store.Filters;
using SpaceGeo.Store.Moments;

namespace SpaceGeo.Store.Reading;

/// <summary>The statements that read features. Their text is put together from constants of this assembly only; all that a client sent
/// travels in parameters.</summary>
internal static class FeatureQueries
{
    public const string Health = "select exists (select from buildings)";

    // Answered from the root of the spatial index without reading a row. It knows all revisions, and so may be larger than what is published.
    public const string Extent =
        """
        select ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)
        from ST_EstimatedExtent(current_schema()::text, @table, 'geom_4326') e
        where e is not null
        """;

    public const string Receipt = """
        select a.standard, a.engine_version, a.gross_m2, a.wall_m2, a.column_m2, a.other_m2, a.net_m2,
               b.building_id || '.' || e.global_id, e.global_id, e.type, e.name, l.category, l.area_m2
        from buildings b
        """ + LayerSources.NewestEngine + """
        join rooms r on r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.current_revision)
        """ + LayerSources.ServedAreas + """
        left join receipt_lines l
          on l.building_id = a.building_id and l.revision = a.revision and l.room_no = a.room_no and l.standard = a.standard
            and l.engine_version = a.engine_version
        left join elements e on e.building_id = l.building_id and e.element_no = l.element_no and in_revision(e.revision, e.until_revision, b.current_revision)
        where b.building_id = @building and r.room_no = @room and r.global_id = @globalId and a.standard is not null
        order by l.line_no
        """;

    public static NpgsqlCommand Page(MomentReading reading, FeatureRequest request, string standard)
    {
        Layer layer = request.Layer;
        var sql = new StringBuilder("select ").Append(layer.IdText)
            .Append(", ").Append(layer.Key.First).Append(", ").Append(layer.Key.Second)
            .Append(", ST_AsGeoJSON(").Append(request.System.Told($"ST_ForcePolygonCCW({layer.Place})"))
            .Append(", ").Append(request.System.Digits).Append(", 0)");
        foreach (LayerProperty property in request.Shown.Concat(request.Order.Select(o => o.Property)))
        {
            sql.Append(", ").Append(property.Column);
        }

        AppendConditions(sql.Append(' '), request);
        OrderSql.AppendOrder(sql.Append(" order by "), request);
        sql.Append(" limit @limit");
        NpgsqlCommand command = Bind(reading, sql, request, standard);
        command.Parameters.Add(new NpgsqlParameter<int>("limit", request.Limit));
        return command;
    }

    public static NpgsqlCommand Count(MomentReading reading, FeatureRequest request, string standard)
    {
        var sql = new StringBuilder("select count(*) ");
        AppendConditions(sql, request);
        return Bind(reading, sql, request, standard);
    }

    private static void AppendConditions(StringBuilder sql, FeatureRequest request)
    {
        Layer layer = request.Layer;
        sql.Append(layer.Source);
        if (request.After is { } after)
        {
            OrderSql.AppendAfter(sql, request, after);
        }

        if (request.Box is LonLatBox box)
        {
            AppendBox(sql, layer.Place, box);
        }

        foreach (PropertyFilter filter in request.Filters)
        {
            // The cast keeps a list that is a subquery from being taken for the rows of one.
            (string before, string behind) = filter.Property.Type == PropertyType.TextList ? (" = any((", ")::text[])") : (" = ", string.Empty);
            sql.Append(" and @p_").Append(filter.Property.Name).Append(before).Append(filter.Property.Column).Append(behind);
        }

        if (request.Condition is { } condition)
        {
            sql.Append(" and ").Append(condition.Sql);
        }
    }

    private static void AppendBox(StringBuilder sql, string place, LonLatBox box)
    {
        if (box.West <= box.East)
        {
            sql.Append(" and ").Append(Meets(place, "@west", "@east"));
        }
        else
        {
            sql.Append(" and (").Append(Meets(place, "@west", "180")).Append(" or ").Append(Meets(place, "-180", "@east")).Append(')');
        }
    }

    // The envelope of a diagonal is a point or a line where the box is one; a polygon without an area would meet nothing.
    private static string Meets(string place, string west, string east) =>
        $"ST_Intersects({place}, ST_Envelope(ST_MakeLine(ST_Point({west}, @south, 4326), ST_Point({east}, @north, 4326))))";

    private static NpgsqlCommand Bind(MomentReading reading, StringBuilder sql, FeatureRequest request, string standard)
    {
        NpgsqlCommand command = reading.CreateCommand(sql.ToString());
        command.Parameters.Add(new NpgsqlParameter<string>("standard", NpgsqlDbType.Text) { TypedValue = standard });
        command.Parameters.Add(new NpgsqlParameter("day", NpgsqlDbType.Date) { Value = reading.Day ?? (object)DBNull.Value });
        BindPosition(command, request);

        if (request.Box is LonLatBox box)
        {
            command.Parameters.Add(new NpgsqlParameter<double>("west", box.West));
            command.Parameters.Add(new NpgsqlParameter<double>("south", box.South));
            command.Parameters.Add(new NpgsqlParameter<double>("east", box.East));
            command.Parameters.Add(new NpgsqlParameter<double>("north", box.North));
        }

        foreach (PropertyFilter filter in request.Filters)
        {
            command.Parameters.Add(new NpgsqlParameter("p_" + filter.Property.Name, TypeOf(filter.Property)) { Value = filter.Value });
        }

        foreach (FilterParameter value in request.Condition?.Parameters ?? [])
        {
            command.Parameters.Add(new NpgsqlParameter(value.Name, value.Type) { Value = value.Value });
        }

        return command;
    }

    private static void BindPosition(NpgsqlCommand command, FeatureRequest request)
    {
        if (request.After is not { } after)
        {
            return;
        }

        command.Parameters.Add(new NpgsqlParameter<int>("after1", after.Key.First));
        command.Parameters.Add(new NpgsqlParameter<int>("after2", after.Key.Second));
        for (int i = 0; i < request.Order.Count; i++)
        {
            if (after.Values[i] is { } value)
            {
                command.Parameters.Add(new NpgsqlParameter(OrderSql.NameOf(i), TypeOf(request.Order[i].Property)) { Value = value });
            }
        }
    }

    private static NpgsqlDbType TypeOf(LayerProperty property) => property.Type switch
    {
        PropertyType.Text or PropertyType.TextList => NpgsqlDbType.Text,
        PropertyType.Integer => NpgsqlDbType.Integer,
        PropertyType.Number => NpgsqlDbType.Double,
        PropertyType.Date => NpgsqlDbType.Date,
        PropertyType.Timestamp => NpgsqlDbType.TimestampTz,
    };
}
