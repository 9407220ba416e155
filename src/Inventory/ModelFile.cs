namespace SpaceGeo.Inventory;

/// <summary>Something in a model that was left out, mended or doubtful.</summary>
/// <param name="Code">A reason code, as <c>open-surface</c>.</param>
/// <param name="GlobalId">The element concerned; empty for the file as a whole.</param>
/// <param name="Type">Its class, as <c>IfcWall</c>; empty for the file as a whole.</param>
/// <param name="Line">Line of the file, from 1; 0 when no single line is meant.</param>
/// <param name="Message">What was found and what was done.</param>
public sealed record ModelIssue(string Code, string GlobalId, string Type, int Line, string Message);

/// <summary>The units in which a file counts.</summary>
/// <param name="LengthM">Metres in one length unit.</param>
/// <param name="AreaM2">Square metres in one area unit.</param>
/// <param name="AngleRadians">Radians in one plane-angle unit.</param>
/// <param name="IsLengthStated">Whether the file names its length unit; where it does not, metres were assumed.</param>
public sealed record ModelUnits(double LengthM, double AreaM2, double AngleRadians, bool IsLengthStated)
{
    /// <summary>Metres, square metres and radians.</summary>
    public static ModelUnits Metric { get; } = new(1, 1, 1, true);
}

/// <summary>A model as it was read.</summary>
/// <param name="FileName">Name of the file, without its folder.</param>
/// <param name="Sha256">Hash of its bytes, in lower-case hexadecimal.</param>
/// <param name="Schema">The schema that the file names, as <c>IFC2X3</c>.</param>
/// <param name="AuthoringTool">The program that wrote it, as far as it says.</param>
/// <param name="Buildings">The buildings in it.</param>
/// <param name="Issues">All that was left out, mended or doubtful.</param>
public sealed record ModelFile(
    string FileName,
    string Sha256,
    string Schema,
    string AuthoringTool,
    IReadOnlyList<Building> Buildings,
    IReadOnlyList<ModelIssue> Issues)
{
    /// <summary>The units in which the file counts; all that is in this record is in metres already.</summary>
    public ModelUnits Units { get; init; } = ModelUnits.Metric;
}
