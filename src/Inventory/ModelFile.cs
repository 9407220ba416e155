namespace SpaceGeo.Inventory;

/// <summary>Something in a model that was left out, mended or doubtful.</summary>
/// <param name="Code">A reason code, as <c>open-surface</c>.</param>
/// <param name="GlobalId">The element concerned; empty for the file as a whole.</param>
/// <param name="Type">Its class, as <c>IfcWall</c>; empty for the file as a whole.</param>
/// <param name="Line">Line of the file, from 1; 0 when no single line is meant.</param>
/// <param name="Message">What was found and what was done.</param>
public sealed record ModelIssue(string Code, string GlobalId, string Type, int Line, string Message);

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
    IReadOnlyList<ModelIssue> Issues);
