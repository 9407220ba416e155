using System.Diagnostics;
using Npgsql;

namespace SpaceGeo.Bench.Recalculation;

/// <summary>What any recalculation must do, and nothing else: the bytes of all plans out, the bytes of all results into new tables, their
/// keys, and the swap of the partitions. No engine, nothing decoded, one connection, one transaction.</summary>
internal sealed class BareCopy : IDisposable
{
    private const string Plans = """
        copy (select building_id, revision, storey_no, plan_room_nos, plan from storeys where cardinality(plan_room_nos) > 0)
        to stdout (format binary)
        """;

    private const string Make = """
        create table bare_areas (like room_areas) partition by list (engine_version);
        create table bare_areas_0 (like room_areas including indexes);
        alter table bare_areas attach partition bare_areas_0 for values in ('none');
        create table bare_receipts (like receipt_lines) partition by list (engine_version);
        create table bare_receipts_0 (like receipt_lines including indexes);
        alter table bare_receipts attach partition bare_receipts_0 for values in ('none');
        """;

    // The same key and the same check of the partition's rows as for the program's own tables.
    private const string Swap = """
        set local maintenance_work_mem = '256MB';
        alter table bare_areas_1 add primary key (building_id, revision, room_no, standard, engine_version);
        alter table bare_receipts_1 add primary key (building_id, revision, room_no, standard, engine_version, line_no);
        alter table bare_areas detach partition bare_areas_0;
        alter table bare_receipts detach partition bare_receipts_0;
        alter table bare_areas attach partition bare_areas_1 default;
        alter table bare_receipts attach partition bare_receipts_1 default;
        """;

    private readonly NpgsqlConnection _connection;
    private readonly byte[] _areas;
    private readonly byte[] _receipts;
    private readonly byte[] _buffer = new byte[1 << 18];

    /// <summary>Keeps a district's results as bytes.</summary>
    /// <param name="district">A district that was recalculated.</param>
    public BareCopy(StoredDistrict district)
    {
        _connection = district.Source.OpenConnection();
        _areas = Bytes("copy (select * from room_areas) to stdout (format binary)");
        _receipts = Bytes("copy (select * from receipt_lines) to stdout (format binary)");
    }

    /// <summary>Bytes of all plans, as they come.</summary>
    public long PlanBytes { get; private set; }

    /// <summary>Bytes of all results.</summary>
    public long ResultBytes => _areas.Length + _receipts.Length;

    /// <summary>Reads.</summary>
    /// <returns>Milliseconds.</returns>
    public double Read()
    {
        long begun = Stopwatch.GetTimestamp();
        long bytes = 0;
        using (NpgsqlRawCopyStream stream = _connection.BeginRawBinaryCopy(Plans))
        {
            while (stream.Read(_buffer) is int read and > 0)
            {
                bytes += read;
            }
        }

        PlanBytes = bytes;
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    /// <summary>Writes, and takes all back that it wrote when the time is known.</summary>
    /// <returns>Milliseconds to the end of the commit.</returns>
    public double Write()
    {
        Execute(Make);
        long begun = Stopwatch.GetTimestamp();
        using (NpgsqlTransaction transaction = _connection.BeginTransaction())
        {
            Execute("create table bare_areas_1 (like room_areas); create table bare_receipts_1 (like receipt_lines)");
            Send("copy bare_areas_1 from stdin (format binary)", _areas);
            Send("copy bare_receipts_1 from stdin (format binary)", _receipts);
            Execute(Swap);
            transaction.Commit();
        }

        double ms = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        Execute("drop table bare_areas, bare_receipts, bare_areas_0, bare_receipts_0");
        return ms;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private byte[] Bytes(string copy)
    {
        using var bytes = new MemoryStream();
        using NpgsqlRawCopyStream stream = _connection.BeginRawBinaryCopy(copy);
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private void Send(string copy, byte[] bytes)
    {
        using NpgsqlRawCopyStream stream = _connection.BeginRawBinaryCopy(copy);
        stream.Write(bytes);
    }

    private void Execute(string statements)
    {
        // The statements are this class's own.
#pragma warning disable CA2100
        using var command = new NpgsqlCommand(statements, _connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
