using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SpaceGeo.Bench.Search;

/// <summary>Asks a server that really runs, over HTTP, what its users ask, beside the bare statements over a pool of the same size in the same
/// run; and reads large pages to see when they begin and what memory they take.</summary>
internal static class SearchBenchmark
{
    private const int WarmUp = 50;
    private const int Seconds = 20;
    private const int LargePages = 10;
    private const int LargePage = 10_000;
    private const int AtOnce = 4;

    private const int Buildings = 5_000;

    /// <summary>Runs and prints it.</summary>
    /// <param name="arguments">How many buildings of 200 rooms each, 5,000 for none; and for how many seconds each question is asked, 20 for none.
    /// </param>
    public static void Run(string[] arguments)
    {
        int buildings = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Buildings;
        int seconds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : Seconds;
        Console.Out.WriteLine(Machine.Description);
        BuiltProgram.Build();
        long begun = Stopwatch.GetTimestamp();
        using var district = new OfficeDistrict(buildings);
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{district.Made.Rooms:N0} rooms in {district.Made.Buildings:N0} buildings on {district.Made.Sites} sites, made in {Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s; {Machine.Load}"));
        using var served = new ServedProgram(district.Home);
        using var client = new HttpClient { BaseAddress = served.Address };
        foreach (SearchQuery query in new SearchQueries(district).All)
        {
            CompareAsync(query, seconds, client, district.Source).GetAwaiter().GetResult();
        }

        LargePagesAsync(client, served).GetAwaiter().GetResult();
    }

    private static async Task CompareAsync(SearchQuery query, int seconds, HttpClient client, NpgsqlDataSource source)
    {
        int count = Math.Max(10, (int)(query.PerSecond * seconds));
        int warm = Math.Min(WarmUp, count);
        (string Path, object[] Values)[] asked = [.. Enumerable.Range(0, warm + count).Select(i => query.Ask(new Random(i)))];
        await OpenLoop.RunAsync(query.PerSecond, warm, i => HttpAsync(client, asked[count + i].Path)).ConfigureAwait(false);
        await OpenLoop.RunAsync(query.PerSecond, warm, i => SqlAsync(source, query.Sql, asked[count + i].Values)).ConfigureAwait(false);
        Latencies http = await OpenLoop.RunAsync(query.PerSecond, count, i => HttpAsync(client, asked[i].Path)).ConfigureAwait(false);
        Latencies sql = await OpenLoop.RunAsync(query.PerSecond, count, i => SqlAsync(source, query.Sql, asked[i].Values)).ConfigureAwait(false);
        string verdict = query.MostMs is not double most ? string.Empty
            : FormattableString.Invariant($"; p95 is to be within {most:F0} ms: {(http.Within(0.95) <= most ? "it is" : "it is not")}");
        Console.Out.WriteLine(FormattableString.Invariant($"\n{query.Name}, {query.PerSecond:0.#} requests/s over {count / query.PerSecond:F0} s; {Machine.Load}"));
        Console.Out.WriteLine($"  HTTP      {http}");
        Console.Out.WriteLine($"  bare SQL  {sql}");
        Console.Out.WriteLine(FormattableString.Invariant(
            $"  HTTP / bare SQL: p50 {http.Within(0.5) / sql.Within(0.5):F2}, p95 {http.Within(0.95) / sql.Within(0.95):F2}{verdict}"));
    }

    private static async Task LargePagesAsync(HttpClient client, ServedProgram served)
    {
        string path = FormattableString.Invariant($"/collections/rooms/items?f=json&limit={LargePage}");
        var first = new List<double>();
        var whole = new List<double>();
        long bytes = 0;
        for (int i = -1; i < LargePages; i++)
        {
            (double firstMs, double wholeMs, bytes) = await LargePageAsync(client, path).ConfigureAwait(false);
            if (i >= 0)
            {
                first.Add(firstMs);
                whole.Add(wholeMs);
            }
        }

        served.ForgetPeak();
        long before = served.PeakBytes;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => LargePageAsync(client, path))).ConfigureAwait(false);
        Console.Out.WriteLine(FormattableString.Invariant(
            $"\na page of {LargePage:N0} rooms, {bytes / 1e6:F1} MB: first byte after {Median.Of(first):F1} ms by the median of {LargePages}, {first.Max():F1} at most; all after {Median.Of(whole):F0} ms"));
        Console.Out.WriteLine(FormattableString.Invariant(
            $"  {AtOnce} of them at once: the server's memory {before / 1e6:F0} MB before, {served.PeakBytes / 1e6:F0} MB at most; {Machine.Load}"));
    }

    private static async Task<(double FirstMs, double WholeMs, long Bytes)> LargePageAsync(HttpClient client, string path)
    {
        long begun = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            byte[] buffer = new byte[1 << 16];
            long bytes = await body.ReadAsync(buffer).ConfigureAwait(false);
            double first = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            while (await body.ReadAsync(buffer).ConfigureAwait(false) is int read and > 0)
            {
                bytes += read;
            }

            return (first, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, bytes);
        }
    }

    private static async Task HttpAsync(HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative)).ConfigureAwait(false);
        string body = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (!response.IsSuccessStatusCode || body.Length < 100)
        {
            throw new WrongAnswerException($"{path}: {(int)response.StatusCode} {body}");
        }
    }

    private static async Task SqlAsync(NpgsqlDataSource source, string sql, object[] values)
    {
        // The statements are the benchmark's own.
#pragma warning disable CA2100
        await using NpgsqlCommand command = source.CreateCommand(sql);
#pragma warning restore CA2100
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        int rows = 0;
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        object[] row = new object[reader.FieldCount];
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            rows += reader.GetValues(row) > 0 ? 1 : 0;
        }

        if (rows == 0)
        {
            throw new WrongAnswerException($"no row for {string.Join(", ", values)}: {sql}");
        }
    }
}
