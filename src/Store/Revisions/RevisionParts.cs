using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Plans;

namespace SpaceGeo.Store.Revisions;

/// <summary>A building put together from its rows, with its further plans.</summary>
/// <param name="Building">The building with the plans of its own standard.</param>
/// <param name="Numbers">The numbers of its rooms and elements.</param>
/// <param name="Others">The same with the plans that were laid out for each further standard.</param>
internal sealed record StoredBuilding(Building Building, BuildingNumbers Numbers, IReadOnlyDictionary<string, Building> Others);

/// <summary>Puts a building together from its rows.</summary>
/// <param name="query">Reads rows of the revision.</param>
internal sealed class RevisionParts(RevisionQuery query)
{
    private static readonly Building Empty = new(string.Empty, string.Empty, new Site(string.Empty, string.Empty, null), Georeference.Unknown, [], []);

    /// <summary>What is known of the revision as a whole.</summary>
    /// <returns>The revision with an empty building, or null where there is none.</returns>
    public async Task<StoredRevision?> HeadAsync() =>
        (await query.RowsAsync(RevisionSql.Head, HeadOf).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>The building.</summary>
    /// <param name="head">Its name, site and position.</param>
    public async Task<StoredBuilding> BuildingAsync(Building head)
    {
        List<(int Number, Element Element)> elements = await query.RowsAsync(
            RevisionSql.Elements,
            r => (r.GetInt32(0), new Element(r.GetString(1), r.GetString(2), r.GetString(3), WordOf<ObstacleKind>(r.GetString(4), Words.Word))))
            .ConfigureAwait(false);
        ILookup<int, (int Number, Room Room)> rooms = await RoomsAsync().ConfigureAwait(false);
        var places = elements.Select((e, place) => (e.Number, place)).ToDictionary(e => e.Number, e => e.place);
        List<PlanRow> storeys = await query.RowsAsync(RevisionSql.Storeys, r => new PlanRow(
            string.Empty, r.GetInt32(0), new Storey(r.GetString(1), r.GetString(2), r.GetDouble(3), [], PlanOf((byte[])r[4], places)), (int[])r[5])).ConfigureAwait(false);
        List<PlanRow> plans = await query.RowsAsync(RevisionSql.Plans, r => new PlanRow(
            r.GetString(0), r.GetInt32(1), new Storey(string.Empty, string.Empty, 0, [], PlanOf((byte[])r[2], places)), (int[])r[3])).ConfigureAwait(false);
        Building building = head with
        {
            Elements = [.. elements.Select(e => e.Element)],
            Storeys = [.. storeys.Select(s => s.Storey with { Rooms = [.. rooms[s.Number].Select(r => r.Room)] })],
        };
        var numbers = new BuildingNumbers(
            [.. storeys.Select(s => (IReadOnlyList<int>)[.. rooms[s.Number].Select(r => r.Number)])], [.. elements.Select(e => e.Number)]);
        return new StoredBuilding(
            building, numbers, plans.GroupBy(p => p.Standard).ToDictionary(p => p.Key, p => WithPlans(building, numbers, [.. p])));
    }

    /// <summary>The areas of a building.</summary>
    /// <param name="building">The building.</param>
    /// <param name="own">Id of the standard of its own plans.</param>
    /// <param name="standard">By which standard.</param>
    /// <param name="engine">By which version of the engine.</param>
    /// <returns>The areas on the plan they were measured on; null where there are none.</returns>
    public async Task<MeasuredBuilding?> MeasuredAsync(StoredBuilding building, string own, AreaStandard standard, string engine)
    {
        Dictionary<int, RoomAreas> areas = (await query.RowsAsync(
            RevisionSql.Areas,
            r => (r.GetInt32(0), new RoomAreas(r.GetDouble(1), r.GetDouble(2), r.GetDouble(3), r.GetDouble(4), r.IsDBNull(5) ? double.NaN : r.GetDouble(5))),
            standard.Id,
            engine).ConfigureAwait(false)).ToDictionary(a => a.Item1, a => a.Item2);
        if (areas.Count == 0 || PlannedFor(building, own, standard) is not Building planned)
        {
            return null;
        }

        ILookup<int, (int Element, AreaCategory Category, double AreaM2)> lines = (await query.RowsAsync(
            RevisionSql.Receipts,
            r => (Room: r.GetInt32(0), Line: (r.GetInt32(1), WordOf<AreaCategory>(r.GetString(2), Words.Word), r.GetDouble(3))),
            standard.Id,
            engine).ConfigureAwait(false)).ToLookup(l => l.Room, l => l.Line);
        var places = building.Numbers.Elements.Select((number, place) => (number, place)).ToDictionary(e => e.number, e => e.place);
        return new MeasuredBuilding(
            planned,
            [.. planned.Storeys.Select((s, number) => new MeasuredStorey(s, AreasOf(s, building.Numbers.Rooms[number], standard, areas, lines, places)))],
            standard);
    }

    private static PlanAreas AreasOf(
        Storey storey,
        IReadOnlyList<int> numbers,
        AreaStandard standard,
        Dictionary<int, RoomAreas> areas,
        ILookup<int, (int Element, AreaCategory Category, double AreaM2)> lines,
        Dictionary<int, int> places)
    {
        var rooms = new RoomAreas[storey.Plan.Rooms.Count];
        var receipts = new IReadOnlyList<ReceiptLine>[rooms.Length];
        ILookup<(int, double), int> obstacles = Enumerable.Range(0, storey.Plan.Obstacles.Count)
            .ToLookup(o => (storey.Plan.Obstacles[o].Element, storey.Plan.Obstacles[o].CutHeight));
        for (int i = 0; i < storey.Rooms.Count; i++)
        {
            int room = storey.Rooms[i].PlanRoom;
            if (room < 0)
            {
                continue;
            }

            rooms[room] = areas.TryGetValue(numbers[i], out RoomAreas known)
                ? known
                : throw new InvalidDataException($"Room {numbers[i]} has a plan and no area by {standard.Id}.");
            receipts[room] = [.. lines[numbers[i]].Select(line => new ReceiptLine(
                ObstacleOf(places.GetValueOrDefault(line.Element, line.Element), room), line.Category, line.AreaM2))];

            int ObstacleOf(int element, int of) => obstacles[(element, storey.Plan.Rooms[of].CutHeight)]
                .Where(o => storey.Plan.Obstacles[o].Room is int concerned && (concerned < 0 || concerned == of))
                .DefaultIfEmpty(-1).First() is int found and >= 0
                    ? found
                    : throw new InvalidDataException($"The receipt of room {numbers[i]} by {standard.Id} names an element that its plan has not.");
        }

        return PlanAreas.Of(standard, rooms, receipts);
    }

    private static Building? PlannedFor(StoredBuilding building, string own, AreaStandard standard)
    {
        if (standard.Id == own)
        {
            return building.Building;
        }

        return building.Others.TryGetValue(standard.Id, out Building? exact) ? exact
            : CanUse(own) ? building.Building
            : building.Others.Keys.Order(StringComparer.Ordinal).FirstOrDefault(CanUse) is string other ? building.Others[other] : null;

        bool CanUse(string of) => AreaStandards.Find(of) is AreaStandard known && standard.CanUsePlansOf(known);
    }

    private static Building WithPlans(Building building, BuildingNumbers numbers, IReadOnlyList<PlanRow> plans)
    {
        Dictionary<int, PlanRow> byStorey = plans.ToDictionary(p => p.Number);
        return building with
        {
            Storeys = [.. building.Storeys.Select((storey, s) => byStorey.TryGetValue(s, out PlanRow plan) ? WithPlan(storey, numbers.Rooms[s], plan) : storey)],
        };
    }

    private static Storey WithPlan(Storey storey, IReadOnlyList<int> numbers, PlanRow plan)
    {
        var places = plan.RoomNumbers.Select((number, place) => (number, place)).ToDictionary(r => r.number, r => r.place);
        return storey with
        {
            Plan = plan.Storey.Plan,
            Rooms = [.. storey.Rooms.Select((room, r) => room with { PlanRoom = places.GetValueOrDefault(numbers[r], -1) })],
        };
    }

    private async Task<ILookup<int, (int Number, Room Room)>> RoomsAsync()
    {
        ILookup<int, RoomZone> zones = (await query.RowsAsync(
            RevisionSql.Zones, r => (r.GetInt32(0), new RoomZone(r.GetString(1), r.GetString(2), r.GetBoolean(3)))).ConfigureAwait(false))
            .ToLookup(z => z.Item1, z => z.Item2);
        ILookup<int, RoomClassification> classes = (await query.RowsAsync(
            RevisionSql.Classifications, r => (r.GetInt32(0), new RoomClassification(r.GetString(1), r.GetString(2), r.GetString(3)))).ConfigureAwait(false))
            .ToLookup(k => k.Item1, k => k.Item2);
        return (await query.RowsAsync(RevisionSql.Rooms, r => (Storey: r.GetInt32(1), Room: (r.GetInt32(0), RoomOf(r)))).ConfigureAwait(false))
            .ToLookup(
                r => r.Storey,
                r => (r.Room.Item1, r.Room.Item2 with
                {
                    Use = new RoomUse(r.Room.Item2.Use.Category, [.. zones[r.Room.Item1]], [.. classes[r.Room.Item1]]),
                }));
    }

    private static Room RoomOf(NpgsqlDataReader row) => new(
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.IsDBNull(5) ? double.NaN : row.GetDouble(5),
        row.IsDBNull(6) ? -1 : row.GetInt32(6),
        WordOf<RoomStatus>(row.GetString(7), Words.Word),
        row.GetString(8),
        row.IsDBNull(9) || row.IsDBNull(10) ? null : new DeclaredArea(row.GetString(9), row.GetDouble(10)))
    {
        Use = RoomUse.Unknown with { Category = row.GetString(11) },
    };

    private static StoredRevision HeadOf(NpgsqlDataReader row)
    {
        var geo = new Georeference(
            WordOf<GeoreferenceSource>(row.GetString(5), Words.Word), row.IsDBNull(6) ? null : row.GetString(6), row.GetDouble(7), row.GetDouble(8), row.GetDouble(9), row.GetDouble(10));
        Building building = Empty with
        {
            GlobalId = row.GetString(0),
            Name = row.GetString(1),
            Site = new Site(row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)),
            Georeference = geo,
        };
        return new StoredRevision(
            0, 0, row.GetString(11), row.GetString(12), row.GetFieldValue<DateTimeOffset>(14), row.GetFieldValue<DateOnly>(15), row.GetString(13), building, []);
    }

    private static FloorPlan PlanOf(byte[] blob, Dictionary<int, int> places)
    {
        FloorPlan plan = PlanBlob.Decode(blob);
        return plan with
        {
            Obstacles = [.. plan.Obstacles.Select(o => places.TryGetValue(o.Element, out int place)
                ? o with { Element = place }
                : throw new InvalidDataException($"A stored plan names element {o.Element}, which is not stored."))],
        };
    }

    private static T WordOf<T>(string word, Func<T, string> wordOf)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => wordOf(value) == word).Select(value => (T?)value).FirstOrDefault()
            ?? throw new InvalidDataException($"'{word}' is stored, which this program does not know as {typeof(T).Name}.");

    private readonly record struct PlanRow(string Standard, int Number, Storey Storey, int[] RoomNumbers);
}
