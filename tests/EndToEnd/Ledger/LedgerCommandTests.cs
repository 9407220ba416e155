using System.Diagnostics;
using System.Globalization;
using System.Text;
using SpaceGeo.Tests.EndToEnd.Cli;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Ledger;

[Collection(DatabaseCollection.Name)]
public sealed class LedgerCommandTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const long Megabyte = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Bad_rows_are_written_beside_with_the_reason_and_once_mended_are_imported()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, LedgerFiles.People);
        string persons = Path.Combine(folder.Path, "人员.csv");
        File.Delete(Path.Combine(folder.Path, "persons.csv"));
        await File.WriteAllTextAsync(
            persons, "人员编码;姓名;单位编码;是否领导\nP1;张三;A;是\nP2;\"李;四\";Z;maybe\nP3;王\"五;A;否\nP4;赵六;B;否\n");
        string rejected = Path.Combine(folder.Path, "rejected", "人员.csv");

        SpaceGeoProcess.Ended refused = await RunAsync("import-ledger", folder.Path);
        SpaceGeoProcess.Ended partial = await RunAsync("import-ledger", folder.Path, "--partial");
        string[] lines = await File.ReadAllLinesAsync(rejected);

        Assert.Equal((1, 1), (refused.ExitCode, partial.ExitCode));
        Assert.Contains("nothing was stored", refused.Output, StringComparison.Ordinal);
        Assert.Contains("stored as import", partial.Output, StringComparison.Ordinal);
        Assert.Contains("人员.csv:3: isLeader: 'maybe' is no yes or no", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("人员.csv:4: a quote stands inside a field", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("人员编码,姓名,单位编码,是否领导,rejectedLine,rejectedReason", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("P2,李;四,Z,maybe,3,", lines[1], StringComparison.Ordinal);
        Assert.Contains("isLeader: 'maybe'", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("P3,", lines[2], StringComparison.Ordinal);

        await File.WriteAllLinesAsync(rejected, [lines[0], lines[1].Replace(",Z,maybe,", ",C,,", StringComparison.Ordinal), "P3,王五,A,否,4,x"]);
        SpaceGeoProcess.Ended mended = await RunAsync("import-ledger", Path.GetDirectoryName(rejected)!);

        Assert.Equal((0, string.Empty), (mended.ExitCode, mended.Errors));
        Assert.Equal(
            "P1 张三 A true,P2 李;四 C false,P3 王五 A false,P4 赵六 B false", await Db.ValueAsync<string>("""
                select string_agg(format('%s %s %s %s', p.code, e.name, o.code, e.is_leader::text), ',' order by p.code)
                from person_entries e join persons p using (person_id) join organisations o using (organisation_id)
                """));
    }

    [Fact]
    public async Task A_file_of_100_MB_with_a_bad_row_at_its_end_stores_nothing_names_the_line_and_is_never_held()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, LedgerFiles.People[..1]);
        (SpaceGeoProcess.Ended small, long least) = await WatchAsync("import-ledger", folder.Path);
        Assert.Equal(0, small.ExitCode);
        string before = await LedgerFiles.CountsAsync(Db);
        int last = await WritePersonsAsync(folder, 100 * Megabyte, "X,nobody,,\n");

        (SpaceGeoProcess.Ended large, long most) = await WatchAsync("import-ledger", folder.Path);

        Assert.Equal(1, large.ExitCode);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"persons.csv:{last}: organisation: there is no organisation 'nobody'"), large.Errors.Trim());
        Assert.Equal(before, await LedgerFiles.CountsAsync(Db));
        Assert.True(most - least < 100 * Megabyte, $"{most / Megabyte} MB, where a small file takes {least / Megabyte} MB");
    }

    [Fact]
    public async Task Killing_an_import_leaves_nothing_and_the_next_one_works()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, LedgerFiles.People[..1]);
        await WritePersonsAsync(folder, 60 * Megabyte, string.Empty);

        using Process import = SpaceGeoProcess.Start("import-ledger", folder.Path, "--db", ConnectionString.Reveal());
        long begun = Stopwatch.GetTimestamp();
        while (!await Db.ValueAsync<bool>("""
            select exists (
              select from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid() and (query like 'COPY stage%' or query like 'copy stage (line, code, name, organisation%'))
            """))
        {
            Assert.True(!import.HasExited && Stopwatch.GetElapsedTime(begun) < Patience, "the import was not seen at work");
        }

        import.Kill(); // SIGKILL
        await import.WaitForExitAsync();
        await WritePersonsAsync(folder, 0, string.Empty);
        SpaceGeoProcess.Ended next = await RunAsync("import-ledger", folder.Path);

        Assert.Equal((0, string.Empty), (next.ExitCode, next.Errors));
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from persons"));
        Assert.Equal(1L, await Db.ValueAsync<long>("select count(*) from ledger_imports"));
    }

    [Theory]
    [InlineData("nothing.txt", "has no file of a ledger")]
    [InlineData("roofs.csv", "roofs.csv: is no file of a ledger; these are: sites.csv (院落.csv)")]
    [InlineData("院落.csv", "院落.csv: says the same kind of things as sites.csv; keep one of them")]
    public async Task A_folder_that_is_no_ledger_is_refused(string name, string expected)
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, [(name, "code,name\n")]);
        if (name == "院落.csv")
        {
            await WriteAsync(folder, [("sites.csv", "code,name\n")]);
        }

        SpaceGeoProcess.Ended run = await RunAsync("import-ledger", folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(TemporaryFolder folder, IEnumerable<(string Name, string Text)> files)
    {
        foreach ((string name, string text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Path, name), text);
        }
    }

    // Answers with the last line's number.
    private static async Task<int> WritePersonsAsync(TemporaryFolder folder, long bytes, string end)
    {
        await using var file = new StreamWriter(Path.Combine(folder.Path, "persons.csv"), append: false, new UTF8Encoding(false));
        await file.WriteAsync("code,organisation,name,position\n");
        string position = new('x', 900);
        int line = 1;
        for (long written = 0; written < bytes; line++)
        {
            string row = string.Create(CultureInfo.InvariantCulture, $"P{line},A,张三,{position}\n");
            await file.WriteAsync(row);
            written += row.Length + 4;
        }

        await file.WriteAsync(end);
        return line + 1;
    }

    private Task<SpaceGeoProcess.Ended> RunAsync(params string[] arguments) =>
        SpaceGeoProcess.RunAsync([.. arguments, "--db", ConnectionString.Reveal()]);

    // With the most memory that was resident at once, in bytes.
    private async Task<(SpaceGeoProcess.Ended Ended, long Peak)> WatchAsync(params string[] arguments)
    {
        using Process process = SpaceGeoProcess.Start([.. arguments, "--db", ConnectionString.Reveal()]);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException) when (process.HasExited)
            {
                // It ended between the two; what was seen before holds.
            }
        }

        return (new SpaceGeoProcess.Ended(process.ExitCode, await output, await errors), peak);
    }
}
