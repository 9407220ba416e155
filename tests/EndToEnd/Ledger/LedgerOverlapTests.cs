using System.Globalization;
using System.Text;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Ledger;

/// <summary>Assignments with random periods, imported one file after another, against a model that compares every pair.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class LedgerOverlapTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private static readonly string[] Rooms = ["p1110", "p1120", "p1210"];
    private static readonly string[] Organisations = ["A", "B"];
    private static readonly string[] Persons = ["", "P1", "P2"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_imported_in_part_no_two_entries_contradict_and_no_line_is_left_out_without_one_that_it_contradicts(int seed)
    {
        await LedgerFiles.AddBuildingsAsync(Db);
        await LedgerFiles.ImportAsync(Db, LedgerFiles.People);
        var random = new Random(seed);
        Entry[] known = [];
        for (int file = 0; file < 25; file++)
        {
            Entry[] lines = [.. Enumerable.Range(2, random.Next(1, 14)).Select(line => Entry.Random(random, line))];
            LedgerImportResult result = await LedgerFiles.ImportAsync(
                Db, new LedgerImportOptions("test") { IsPartial = true }, ("assignments.csv", Text(lines)));
            Assert.True(result.IsStored);
            HashSet<int> bad = [.. result.Faults.Select(f => f.Line)];
            Entry[] good = [.. lines.Where(l => !bad.Contains(l.Line))];
            Entry[] stays = [.. known.Where(k => !good.Any(g => g.Key == k.Key))];
            Entry[] next = [.. stays, .. good];
            string place = $"seed {seed}, file {file}:\n{Text(lines)}{string.Join('\n', result.Faults)}";

            Assert.True(next.ToHashSet(Entry.Same).SetEquals(await StoredAsync()), place);
            Assert.True(!next.Any(a => next.Any(b => !ReferenceEquals(a, b) && a.Contradicts(b))), place);
            foreach (Entry line in lines.Where(l => bad.Contains(l.Line)))
            {
                Assert.True(
                    lines.Any(o => o.Line != line.Line && (line.Contradicts(o) || line.Key == o.Key))
                    || known.Any(o => line.Contradicts(o) && line.Key != o.Key),
                    $"{place}\nline {line.Line}");
            }

            known = next;
        }

        Assert.True(known.Length > 5, "hardly anything was stored");
    }

    private static string Text(IEnumerable<Entry> lines)
    {
        var text = new StringBuilder("globalId,organisation,person,use,validFrom,validTo\n");
        foreach (Entry e in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{e.Room},{e.Organisation},{e.Person},{e.Use},{Entry.Day(e.From)},{Entry.Day(e.To)}");
        }

        return text.ToString();
    }

    private async Task<HashSet<Entry>> StoredAsync()
    {
        var stored = new HashSet<Entry>(Entry.Same);
        await foreach (LedgerRow row in LedgerExport.ReadAsync(Db, LedgerTables.Assignments))
        {
            stored.Add(new Entry(
                0, (string)row.Values[0]!, (string)row.Values[5]!, (string?)row.Values[6] ?? "", (string)row.Values[7]!, (DateOnly)row.Values[8]!,
                (DateOnly)row.Values[9]!));
        }

        return stored;
    }

    private sealed record Entry(int Line, string Room, string Organisation, string Person, string Use, DateOnly From, DateOnly To)
    {
        public static IEqualityComparer<Entry> Same { get; } =
            EqualityComparer<Entry>.Create((a, b) => a! with { Line = 0 } == b! with { Line = 0 }, e => e.Key.GetHashCode());

        public (string, string, string, DateOnly) Key => (Room, Organisation, Person, From);

        public static Entry Random(Random random, int line)
        {
            var first = new DateOnly(2024, 1, 1);
            int from = random.Next(-3, 30);
            int to = from + random.Next(0, 12);
            return new Entry(
                line, Rooms[random.Next(3)], Organisations[random.Next(4) / 3], Persons[random.Next(3)], random.Next(3) == 0 ? "rest" : "office",
                from < 0 ? DateOnly.MinValue : first.AddDays(from), to > 30 ? DateOnly.MaxValue : first.AddDays(Math.Max(0, to)));
        }

        public static string Day(DateOnly day) =>
            day == DateOnly.MinValue || day == DateOnly.MaxValue ? "" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        public bool Contradicts(Entry other) =>
            From <= other.To && other.From <= To
            && ((Room == other.Room && Organisation != other.Organisation)
                || (Person.Length > 0 && Person == other.Person && Use == "office" && other.Use == "office")
                || (Room, Organisation, Person) == (other.Room, other.Organisation, other.Person));
    }
}
