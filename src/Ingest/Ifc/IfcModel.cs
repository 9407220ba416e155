using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>A file as IFC: its project, units and points. All lengths that leave this folder are metres.</summary>
internal sealed class IfcModel
{
    /// <summary>Takes a file as IFC.</summary>
    /// <param name="file">An indexed file.</param>
    /// <param name="patience">How long its rooms and elements are worked on; null for what its length deserves.</param>
    /// <exception cref="StepException">It is of another schema, or has no project.</exception>
    public IfcModel(StepFile file, TimeSpan? patience = null)
    {
        Patience = new IfcPatience(patience ?? IfcPatience.For(file.Bytes.Length));
        File = file;
        Schema = file.Header.Schemas.FirstOrDefault(s => s.StartsWith("IFC", StringComparison.Ordinal)) ?? string.Empty;
        if (!IsReadable(Schema))
        {
            throw new StepException(file.Name, 0, string.Empty, Schema.Length == 0
                ? $"the schema is {(file.Header.Schemas.Count == 0 ? "not named" : string.Join(", ", file.Header.Schemas))}, not an IFC schema"
                : $"schema {Schema} is not supported; export the model as IFC2X3 or IFC4");
        }

        long project = file.Labels("IFCPROJECT").FirstOrDefault(-1);
        Project = project >= 0 ? file.Entity(project)
            : throw new StepException(file.Name, 0, string.Empty, "the file has no IfcProject: there is nothing to measure");
        Units = IfcUnits.Of(Project);
        Materials = new IfcMaterials(this);
    }

    /// <summary>The file.</summary>
    public StepFile File { get; }

    /// <summary>How long its rooms and elements are worked on.</summary>
    public IfcPatience Patience { get; }

    /// <summary>The schema, in upper case.</summary>
    public string Schema { get; }

    /// <summary>The project.</summary>
    public StepEntity Project { get; }

    /// <summary>The project's units.</summary>
    public IfcUnits Units { get; }

    /// <summary>The material layers of elements.</summary>
    public IfcMaterials Materials { get; }

    /// <summary>An IfcCartesianPoint in metres.</summary>
    /// <param name="label">Its label.</param>
    /// <returns>The point; z is 0 for a point of the plane.</returns>
    public Point3 Point(long label)
    {
        Span<double> numbers = stackalloc double[3];
        int count = Numbers(label, numbers);
        return Checked(label, new Point3(numbers[0], numbers[1], count > 2 ? numbers[2] : 0) * Units.Length);
    }

    /// <summary>An IfcDirection.</summary>
    /// <param name="label">Its label.</param>
    /// <returns>The direction at length 1.</returns>
    public Point3 Direction(long label)
    {
        Span<double> numbers = stackalloc double[3];
        int count = Numbers(label, numbers);
        Point3 direction = Checked(label, new Point3(numbers[0], numbers[1], count > 2 ? numbers[2] : 0)).Normalized();
        return direction.Length > 0 ? direction : throw File.Error(label, "a direction of length zero");
    }

    private static bool IsReadable(string schema) =>
        schema.StartsWith("IFC2X", StringComparison.Ordinal) || schema.StartsWith("IFC4", StringComparison.Ordinal);

    private int Numbers(long label, Span<double> numbers)
    {
        numbers.Clear();
        int count = File.FirstReals(label, numbers);
        return count is >= 1 and <= 3 ? count : throw File.Error(label, $"{count} coordinates");
    }

    private Point3 Checked(long label, Point3 point) => point.IsFinite && Math.Max(Math.Abs(point.X), Math.Abs(point.Y)) < 1e12
        ? point
        : throw File.Error(label, "a coordinate is beyond any building");
}
