namespace SpaceGeo.Report.Accuracy;

/// <summary>One figure of a room, ours beside the reference.</summary>
/// <param name="Name"><c>gross</c>, <c>column</c>, <c>wall</c>, <c>other</c>, <c>net</c> or <c>declared</c>.</param>
/// <param name="OursM2">What was measured, in square metres.</param>
/// <param name="ReferenceM2">What it is compared with.</param>
/// <param name="Percent">Ours less the reference, in percent of the room's gross area in the reference.</param>
public sealed record FigureDeviation(string Name, double OursM2, double ReferenceM2, double Percent);

/// <summary>A room that deviates.</summary>
/// <param name="GlobalId">IFC GlobalId.</param>
/// <param name="Number">Its number.</param>
/// <param name="LongName">Its name for people.</param>
/// <param name="Figures">The figures that deviate; none for a room that was not measured.</param>
/// <param name="Remark">Why there are no figures; else empty.</param>
/// <param name="Cause">Why it deviates; null where nobody knows.</param>
public sealed record RoomDeviation(
    string GlobalId, string Number, string LongName, IReadOnlyList<FigureDeviation> Figures, string Remark, string? Cause);

/// <summary>How our gross areas compare with one declared quantity of a model.</summary>
/// <param name="Name">Set and name of the quantity.</param>
/// <param name="Rooms">Measured rooms that carry it.</param>
/// <param name="AsInFile">Of those, rooms whose value equals the reference's reading of the file.</param>
/// <param name="MeansFootprint">Whether the reference's gross area equals it in at least half of the rooms: then ours must.
/// Null without reference.</param>
/// <param name="Agreeing">Rooms in which it equals our gross area within the tolerance.</param>
/// <param name="LeastRatio">Least of declared over gross.</param>
/// <param name="MedianRatio">Median of declared over gross.</param>
/// <param name="LargestRatio">Largest of declared over gross.</param>
/// <param name="Deviations">Rooms that deviate from a quantity that means the footprint.</param>
public sealed record DeclaredAgreement(
    string Name,
    int Rooms,
    int AsInFile,
    bool? MeansFootprint,
    int Agreeing,
    double LeastRatio,
    double MedianRatio,
    double LargestRatio,
    IReadOnlyList<RoomDeviation> Deviations);

/// <summary>How a model compares with its reference.</summary>
/// <param name="File">The model file's name.</param>
/// <param name="Rooms">Rooms that were read.</param>
/// <param name="Measured">Rooms with areas, repaired ones too.</param>
/// <param name="Repaired">Rooms measured after a repair.</param>
/// <param name="Failed">Rooms without areas.</param>
/// <param name="Comparable">Rooms of the reference whose figures hold.</param>
/// <param name="Agreeing">Of those, rooms with all five figures within the tolerance.</param>
/// <param name="LargestPercent">Largest deviation of a comparable, measured room, in percent of its gross area.</param>
/// <param name="Deviations">Comparable rooms that do not agree.</param>
/// <param name="WithoutTruth">Rooms that cannot be compared, and why.</param>
/// <param name="Declared">Agreement with declared quantities, by name.</param>
public sealed record ModelAccuracy(
    string File,
    int Rooms,
    int Measured,
    int Repaired,
    int Failed,
    int Comparable,
    int Agreeing,
    double LargestPercent,
    IReadOnlyList<RoomDeviation> Deviations,
    IReadOnlyList<RoomDeviation> WithoutTruth,
    IReadOnlyList<DeclaredAgreement> Declared);

/// <summary>How some models compare with their references.</summary>
/// <param name="Models">By file name.</param>
/// <param name="NotMeasured">Models with a reference that were not given.</param>
/// <param name="UnusedCauses">Causes for a given model whose room agrees by now: to be deleted.</param>
public sealed record AccuracyResult(
    IReadOnlyList<ModelAccuracy> Models, IReadOnlyList<string> NotMeasured, IReadOnlyList<DeviationCause> UnusedCauses)
{
    /// <summary>Deviations from the oracle and from declared footprints that nobody has explained.</summary>
    public int Unexplained => Models.Sum(m => m.Deviations.Concat(m.Declared.SelectMany(d => d.Deviations)).Count(d => d.Cause is null));
}
