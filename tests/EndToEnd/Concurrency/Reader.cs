using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using SpaceGeo.Tests.EndToEnd.Database;

namespace SpaceGeo.Tests.EndToEnd.Concurrency;

/// <summary>Looks at a building again and again, over HTTP and by SQL, and keeps what it saw: rooms and the sum of their net areas.</summary>
internal sealed class Reader : IDisposable
{
    private const string Served = """
        select count(*) || ' rooms, ' || round(sum(a.net_m2)::numeric, 3) || ' m²'
        from buildings b join room_areas a on a.building_id = b.building_id and in_revision(a.revision, a.until_revision, b.current_revision)
        where b.building_id = 1 and a.standard = 'ifc-net'
          and a.engine_version = (
            select v.version from engine_versions v
            where exists (
              select from room_areas x
              where x.building_id = b.building_id and in_revision(x.revision, x.until_revision, b.current_revision) and x.standard = 'ifc-net'
                and x.engine_version = v.version)
            order by v.engine_no desc limit 1)
        """;

    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<string> _seen = [];
    private readonly List<Task> _work;
    private readonly Lock _gate = new();
    private int _looks;

    public Reader(Uri server, NpgsqlDataSource database)
    {
        _work = [Task.Run(() => LookAsync(() => OverHttpAsync(server))), Task.Run(() => LookAsync(() => database.ValueAsync<string>(Served)))];
    }

    /// <summary>What is seen by one look.</summary>
    public static Task<string> NowAsync(NpgsqlDataSource database) => database.ValueAsync<string>(Served);

    /// <summary>How often it has looked.</summary>
    public int Looks => Volatile.Read(ref _looks);

    /// <summary>Waits for some more looks.</summary>
    public Task SomeAsync()
    {
        int enough = Looks + 6;
        return Changes.Waiting.UntilAsync(() => Task.FromResult(Looks >= enough || _work.Any(w => w.IsFaulted)));
    }

    /// <summary>Ends, and tells all that was seen.</summary>
    public async Task<IReadOnlySet<string>> EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_work);
        return _seen;
    }

    public void Dispose() => _end.Dispose();

    private async Task LookAsync(Func<Task<string>> look)
    {
        while (!_end.IsCancellationRequested)
        {
            string seen = await look();
            lock (_gate)
            {
                _seen.Add(seen);
            }

            Interlocked.Increment(ref _looks);
        }
    }

    private static async Task<string> OverHttpAsync(Uri server)
    {
        using var client = new HttpClient();
        JsonNode page = JsonNode.Parse(await client.GetStringAsync(new Uri(server, "collections/rooms/items?buildingId=1&limit=1000&properties=netAreaM2")))!;
        decimal[] areas = [.. page["features"]!.AsArray().Select(f => f!["properties"]!["netAreaM2"]).OfType<JsonNode>().Select(a => (decimal)(double)a)];
        return string.Create(CultureInfo.InvariantCulture, $"{areas.Length} rooms, {Math.Round(areas.Sum(), 3):0.000} m²");
    }
}
