using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Ifc.Derived;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>The buildings of a model with their storeys, rooms and obstacles.</summary>
/// <param name="model">The model.</param>
/// <param name="options">What it is read for.</param>
/// <param name="standards">The standards that it is laid out for; at least one.</param>
/// <param name="issues">Receives what was left out or mended.</param>
internal sealed class IfcBuildings(
    IfcModel model, IfcReadOptions options, IReadOnlyList<AreaStandard> standards, ICollection<ModelIssue> issues)
{
    private static readonly string[] Described = ["IFCSPACE", "IFCSITE"];
    private static readonly string[] DescribedWalls = ["IFCWALL", "IFCWALLSTANDARDCASE", "IFCWALLELEMENTEDCASE"];

    private readonly IfcRelations _relations = new(
        model.File, standards.Any(s => s.TellsKindsApart) ? [.. Described, .. DescribedWalls] : Described, issues);
    private readonly IfcPlacements _placements = new(model);
    private readonly IfcUnitDoubts _doubts = new(model.Units);
    private IfcMembers? _members;
    private IfcRoomUses? _uses;

    private IfcMembers Members => _members ??= new IfcMembers(model.File, _relations);

    /// <summary>Reads all buildings.</summary>
    /// <returns>For each standard the buildings, in the order of the file. Rooms that belong to none go to the first.</returns>
    public IReadOnlyList<IReadOnlyList<Building>> Read()
    {
        IReadOnlyList<long> labels = _relations.Spatial.Buildings;
        long?[] owners = labels.Count == 0 ? [null] : [.. labels.Select(label => (long?)label)];
        ILookup<long?, long> rooms = Owned(model.File.Labels("IFCSPACE"), owners);
        ILookup<long?, long> storeys = Owned(_relations.Spatial.Storeys, owners);
        Building[][] buildings = [.. owners.Select(owner => Read(owner, [.. storeys[owner]], [.. rooms[owner]]))];
        ReportRepeatedIds(buildings.Select(b => b[0]));
        if (_doubts.Issue() is ModelIssue doubt)
        {
            issues.Add(doubt);
        }

        return [.. standards.Select((_, i) => buildings.Select(b => b[i]).ToArray())];
    }

    private void ReportRepeatedIds(IEnumerable<Building> buildings)
    {
        foreach (IGrouping<string, Room> twins in buildings.SelectMany(b => b.Storeys).SelectMany(s => s.Rooms)
            .GroupBy(room => room.GlobalId).Where(g => g.Count() > 1))
        {
            issues.Add(new ModelIssue(
                "globalid-repeated", twins.Key, "IfcSpace", 0, $"{twins.Count()} rooms have this GlobalId; each is measured, but only one can be found by it"));
        }
    }

    private ILookup<long?, long> Owned(IEnumerable<long> labels, long?[] owners) =>
        labels.ToLookup(label => _relations.Spatial.BuildingOf(label) ?? owners[0]);

    private Building[] Read(long? label, long[] storeyLabels, long[] roomLabels)
    {
        StepEntity? building = label is long known ? model.File.Entity(known) : null;
        StepEntity? site = Site(label);
        StepEntity? frame = Frame(building);
        var bodies = new IfcBodies(model, _relations, _placements, frame, issues);
        var used = new IfcUsedElements();
        IfcPlans[] plans = Plans(label, roomLabels.Length > 0, bodies, frame, used);
        string globalId = TextOf(building, IfcAttribute.GlobalId);
        RoomDerivation? derivation = options.Rooms == RoomSource.Spaces ? null : new RoomDerivation(
            globalId, new IfcEnclosures(model, _relations, Members, _placements, frame, issues).Of(label, SpacesOf(roomLabels)), issues);
        var said = new IfcRoomTexts(new IfcDeclaredAreas(model, _relations), _uses ??= new IfcRoomUses(model, _relations, issues));
        List<StoreyRooms> storeys = Storeys(storeyLabels, SpacesOf(roomLabels), frame);
        List<Storey>[] read = [.. standards.Select(_ => new List<Storey>())];
        foreach (StoreyRooms storey in storeys)
        {
            options.Progress?.Report(new ReadingProgress(read[0].Count, storeys.Count, storey.Name));
            IReadOnlyList<DerivedRoom> derived = Derived(derivation, storey);
            var drafts = new Dictionary<double, IfcRoom[]>();
            for (int i = 0; i < standards.Count; i++)
            {
                read[i].Add(plans[i].Storey(storey, Drafts(drafts, bodies, storey, standards[i]), derived, said));
            }

            IfcRoom[] first = Drafts(drafts, bodies, storey, standards[0]);
            Array.ForEach([.. first.Zip(read[0][^1].Rooms)], pair => _doubts.Add(pair.First, pair.Second.Declared));
        }

        derivation?.Report();
        options.Progress?.Report(new ReadingProgress(read[0].Count, storeys.Count, string.Empty));
        Georeference position = Position(site, frame, Extent(read[0]));
        return [.. read.Select(list => new Building(globalId, NameOf(building), SiteOf(site), position, list, used.All))];
    }

    // Rooms are read once for all standards that take the footprint at one height.
    private IfcRoom[] Drafts(Dictionary<double, IfcRoom[]> known, IfcBodies bodies, StoreyRooms storey, AreaStandard standard)
    {
        if (!known.TryGetValue(standard.FootprintHeightM, out IfcRoom[]? drafts))
        {
            var rooms = new IfcRooms(model, _relations, bodies, standard, issues);
            known.Add(standard.FootprintHeightM, drafts = [.. storey.Rooms.Select(rooms.Read)]);
        }

        return drafts;
    }

    private IfcPlans[] Plans(long? label, bool hasRooms, IfcBodies bodies, StepEntity? frame, IfcUsedElements used)
    {
        var filled = new IfcBodies(model, _relations, _placements, frame, new List<ModelIssue>(), _ => false);
        var kinds = new IfcElementKinds(model, _relations, issues);
        var obstacles = new IfcObstacles(
            new IfcObstacleSources(model, _relations, Members, bodies, filled, kinds), standards, issues);
        var sources = new IfcPlanSources(obstacles.Of(label, hasRooms), new IfcSections(model.Patience, issues), used, model.Patience);
        kinds.Report();
        return [.. standards.Select(standard => new IfcPlans(sources, standard, issues))];
    }

    // Walls whose borders defeat the overlay cost the derived rooms of their storey.
    private IReadOnlyList<DerivedRoom> Derived(RoomDerivation? derivation, StoreyRooms storey)
    {
        try
        {
            return derivation?.Of(storey) ?? [];
        }
        catch (Exception e) when (Isolated.ReasonOf(e) is string reason)
        {
            issues.Add(new ModelIssue(
                reason, storey.GlobalId, "IfcBuildingStorey", storey.Floor?.Storey.Line ?? 0, $"no room was derived in storey '{storey.Name}': {e.Message}"));
            return [];
        }
    }

    private static Box2 Extent(IEnumerable<Storey> storeys) => storeys.Aggregate(Box2.Empty, (box, storey) => box.With(storey.Plan.Bounds));

    // Several tools leave the building without a name and name the project; the project's short name is a number, or a template's word.
    private string NameOf(StepEntity? building)
    {
        string[] names =
        [
            TextOf(building, IfcAttribute.Name), TextOf(building, IfcAttribute.LongName),
            TextOf(model.Project, IfcAttribute.ProjectLongName),
        ];
        return names.FirstOrDefault(name => name.Length > 0) ?? string.Empty;
    }

    // A name of the wrong kind is as good as none.
    private static string TextOf(StepEntity? entity, int attribute) => entity?[attribute].Text ?? string.Empty;

    private StepEntity? Site(long? building)
    {
        long? label = building is long known ? _relations.Ancestor(model.File, known, "IFCSITE") : null;
        label ??= model.File.Labels("IFCSITE").Select(l => (long?)l).FirstOrDefault();
        return label is long found ? model.File.Entity(found) : null;
    }

    private Site SiteOf(StepEntity? site)
    {
        string globalId = TextOf(site, IfcAttribute.GlobalId);
        return new Site(
            options.SiteCode ?? (globalId.Length > 0 ? globalId : "unknown"),
            TextOf(site, IfcAttribute.Name),
            globalId.Length > 0 ? globalId : null);
    }

    // Building metres are those of the building's own placement, as long as that stands upright; then z is height.
    private StepEntity? Frame(StepEntity? building)
    {
        return building is null ? null : Isolated.Get(issues, building, null, () =>
        {
            StepEntity? placement = building.OptionalEntity(IfcAttribute.Placement);
            return placement is not null && _placements.World(placement).Z.Z > 1 - 1e-12 ? placement : null;
        });
    }

    // The model's own position is worth an issue when it cannot be read, never the model.
    private Georeference Position(StepEntity? site, StepEntity? frame, Box2 extent)
    {
        return options.Position ?? Isolated.Get(
            issues, site ?? model.Project, Georeference.Unknown,
            () => new IfcGeoreference(model, _relations, _placements).Of(site, frame, extent, issues));
    }

    private double Elevation(StepEntity storey, StepEntity? frame)
    {
        double? stated = IfcSpatialStructure.HasElevation(storey)
            ? storey[IfcAttribute.Elevation].Number * model.Units.Length
            : PlacedHeight(storey, frame);
        return stated is double metres && double.IsFinite(metres) ? metres : 0;
    }

    private double? PlacedHeight(StepEntity storey, StepEntity? frame) => Isolated.Get(
        issues, storey, null, () => storey.OptionalEntity(IfcAttribute.Placement) is StepEntity placement
            ? (double?)_placements.Relative(placement, frame).Origin.Z
            : null);

    private long[] SpacesOf(long[] roomLabels) => options.Rooms == RoomSource.Walls ? [] : roomLabels;

    private List<StoreyRooms> Storeys(long[] storeyLabels, long[] roomLabels, StepEntity? frame)
    {
        ILookup<long?, long> byStorey = roomLabels.ToLookup(room => _relations.Spatial.StoreyOf(room));
        List<StoreyRooms> storeys =
        [
            .. storeyLabels.Select(model.File.Entity)
                .Select(s => new StoreyRooms(
                    TextOf(s, IfcAttribute.GlobalId),
                    TextOf(s, IfcAttribute.Name),
                    Elevation(s, frame),
                    [.. byStorey[s.Label]],
                    new StoreyFloor(FloorHeight(s, frame), s)))
                .OrderBy(s => s.ElevationM),
        ];
        if (storeys.Count > 1 && storeys.TrueForAll(s => s.Floor!.HeightM.Equals(storeys[0].Floor!.HeightM)))
        {
            // A tool that places all storeys at one height tells them apart by their elevations.
            storeys = [.. storeys.Select(s => s with { Floor = s.Floor! with { HeightM = s.ElevationM } })];
        }

        // A room may hang from the building itself, or from a storey of another one: it keeps its row.
        HashSet<long> known = [.. storeyLabels];
        long[] homeless = [.. byStorey.Where(g => g.Key is not long storey || !known.Contains(storey)).SelectMany(g => g)];
        if (homeless.Length > 0)
        {
            storeys.Add(new StoreyRooms(string.Empty, string.Empty, 0, homeless, null));
        }

        return storeys;
    }

    // The placement is what the walls stand on; the stated elevation counts from another zero in several tools.
    private double FloorHeight(StepEntity storey, StepEntity? frame) => PlacedHeight(storey, frame) ?? Elevation(storey, frame);
}

/// <summary>A storey and the labels of its rooms.</summary>
/// <param name="GlobalId">IFC GlobalId; empty for rooms that belong to no storey.</param>
/// <param name="Name">Its name.</param>
/// <param name="ElevationM">Its stated height in metres.</param>
/// <param name="Rooms">Labels of its IfcSpaces.</param>
/// <param name="Floor">Its floor, where the model has such a storey.</param>
internal sealed record StoreyRooms(string GlobalId, string Name, double ElevationM, IReadOnlyList<long> Rooms, StoreyFloor? Floor);

/// <summary>The floor of a storey.</summary>
/// <param name="HeightM">In building metres, by the storey's placement.</param>
/// <param name="Storey">The storey; its line is counted only for a message.</param>
internal sealed record StoreyFloor(double HeightM, StepEntity Storey);
