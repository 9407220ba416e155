using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report.Accuracy;

/// <summary>Compares one model with its reference.</summary>
internal sealed class ModelComparison
{
    private readonly string _file;
    private readonly RoomRow[] _rows;
    private readonly IReadOnlyList<ReferenceRoom> _reference;
    private readonly IReadOnlyDictionary<(string GlobalId, string Name), double> _declared;
    private readonly DeviationCauses _causes;

    public ModelComparison(MeasuredModel model, ReferenceFolder reference, DeviationCauses causes)
    {
        _file = model.File.FileName;
        _rows = [.. ModelRows.Of(model).Rooms];
        _reference = reference.Rooms(_file);
        _declared = reference.Declared(_file);
        _causes = causes;
    }

    public ModelAccuracy Run()
    {
        ILookup<string, RoomRow> rows = _rows.ToLookup(r => r.GlobalId, StringComparer.Ordinal);
        ReferenceRoom[] truth = [.. _reference.Where(r => r.IsTruth)];
        (ReferenceRoom Room, FigureDeviation[] Figures)[] compared =
            [.. truth.Select(t => (t, rows[t.GlobalId].FirstOrDefault()?.Areas is { } areas ? Figures(areas, t) : []))];
        RoomDeviation[] deviations =
        [
            .. compared.Where(c => c.Figures.Length == 0 || c.Figures.Any(Deviates))
                .Select(c => Deviation(c.Room, c.Figures, rows[c.Room.GlobalId].FirstOrDefault())),
        ];
        return new ModelAccuracy(
            _file,
            _rows.Length,
            _rows.Count(r => r.Areas is not null),
            _rows.Count(r => r.Status == RoomStatus.Repaired),
            _rows.Count(r => r.Areas is null),
            truth.Length,
            truth.Length - deviations.Length,
            compared.SelectMany(c => c.Figures).Select(f => Math.Abs(f.Percent)).DefaultIfEmpty().Max(),
            deviations,
            WithoutTruth(),
            Declared());
    }

    private static bool Deviates(FigureDeviation figure) => !(Math.Abs(figure.Percent) <= AccuracyReport.TolerancePercent);

    private static FigureDeviation[] Figures(RoomAreas areas, ReferenceRoom truth) =>
    [
        Figure("gross", areas.Gross, truth.Gross, truth.Gross),
        Figure("column", areas.Column, truth.Column, truth.Gross),
        Figure("wall", areas.Wall, truth.Wall, truth.Gross),
        Figure("other", areas.Other, truth.Other, truth.Gross),
        Figure("net", areas.Net, truth.Net, truth.Gross),
    ];

    private static FigureDeviation Figure(string name, double ours, double reference, double gross) =>
        new(name, ours, reference, 100 * (ours - reference) / gross);

    private RoomDeviation Deviation(ReferenceRoom room, FigureDeviation[] figures, RoomRow? row)
    {
        string remark = row is null ? "not read" : row.Areas is null ? $"not measured ({row.StatusWord}: {row.Reason})" : string.Empty;
        return new RoomDeviation(
            room.GlobalId,
            room.Number,
            room.LongName,
            [.. figures.Where(Deviates)],
            remark,
            _causes.Find(_file, room.GlobalId, ReferenceKind.Oracle)?.Cause);
    }

    private RoomDeviation[] WithoutTruth()
    {
        HashSet<string> known = [.. _reference.Select(r => r.GlobalId)];
        return
        [
            .. _reference.Where(r => !r.IsTruth)
                .Select(r => new RoomDeviation(r.GlobalId, r.Number, r.LongName, [], $"reference: {r.Quality}", r.Note)),
            .. _rows.Where(r => !known.Contains(r.GlobalId))
                .Select(r => new RoomDeviation(r.GlobalId, r.Number, r.LongName, [], "not in the reference", null)),
        ];
    }

    private DeclaredAgreement[] Declared() =>
    [
        .. _rows.Where(r => r is { Declared: not null, Areas.Gross: > 0 })
            .GroupBy(r => r.Declared!.Name)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(Declared),
    ];

    private DeclaredAgreement Declared(IGrouping<string, RoomRow> rooms)
    {
        (RoomRow Row, FigureDeviation Figure)[] figures =
        [
            .. rooms.Select(r => (r, Figure("declared", r.Areas!.Value.Gross, r.Declared!.AreaM2, r.Areas.Value.Gross))),
        ];
        double[] ratios = [.. figures.Select(f => f.Figure.ReferenceM2 / f.Figure.OursM2).Order()];
        bool? footprint = MeansFootprint(rooms.Key);
        return new DeclaredAgreement(
            rooms.Key,
            ratios.Length,
            rooms.Count(IsAsInFile),
            footprint,
            figures.Count(f => !Deviates(f.Figure)),
            ratios[0],
            ratios[ratios.Length / 2],
            ratios[^1],
            [.. figures.Where(f => footprint == true && Deviates(f.Figure)).Select(f => Deviation(f.Row, f.Figure))]);
    }

    private RoomDeviation Deviation(RoomRow row, FigureDeviation figure) => new(
        row.GlobalId,
        row.Number,
        row.LongName,
        [figure],
        string.Empty,
        _causes.Find(_file, row.GlobalId, ReferenceKind.Declared)?.Cause);

    private bool IsAsInFile(RoomRow row) =>
        _declared.TryGetValue((row.GlobalId, row.Declared!.Name), out double figure)
        && Math.Abs(figure - row.Declared.AreaM2) <= 1e-5 * Math.Max(1, Math.Abs(figure));

    // Asked of the reference alone, so that an error of ours cannot excuse itself.
    private bool? MeansFootprint(string name)
    {
        double[] percents =
        [
            .. _reference.Where(r => r.IsTruth && _declared.ContainsKey((r.GlobalId, name)))
                .Select(r => 100 * Math.Abs(_declared[(r.GlobalId, name)] - r.Gross) / r.Gross),
        ];
        return percents.Length == 0 ? null : 2 * percents.Count(p => p <= AccuracyReport.TolerancePercent) >= percents.Length;
    }
}
