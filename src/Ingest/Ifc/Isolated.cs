using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Keeps the fault of one instance from costing more than that instance: it becomes an issue with a reason code.</summary>
internal static class Isolated
{
    /// <summary>Does something with an instance.</summary>
    /// <param name="issues">Receives what went wrong.</param>
    /// <param name="entity">The instance concerned.</param>
    /// <param name="work">The work; what it leaves unfinished stays so.</param>
    public static void Run(ICollection<ModelIssue> issues, StepEntity entity, Action work) => Get(
        issues, entity, false, () =>
        {
            work();
            return true;
        });

    /// <summary>Reads something of an instance.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="issues">Receives what went wrong.</param>
    /// <param name="entity">The instance concerned.</param>
    /// <param name="fallback">What takes the place of what cannot be read.</param>
    /// <param name="read">The reading.</param>
    /// <returns>What was read, or the fallback.</returns>
    public static T Get<T>(ICollection<ModelIssue> issues, StepEntity entity, T fallback, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (ReasonOf(e) is string reason)
        {
            issues.Add(Issue(entity, reason, e.Message));
            return fallback;
        }
    }

    /// <summary>The reason code of a fault that costs one element only.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <returns>The code, or null for a fault that ends the reading of the file.</returns>
    public static string? ReasonOf(Exception fault) => fault switch
    {
        IfcGeometryException geometry => geometry.Reason,
        SectionException section => section.Reason,
        StepException { Fault: StepFault.Attribute } => "attribute-broken",
        _ => null,
    };

    /// <summary>An issue about an instance.</summary>
    /// <param name="entity">The instance.</param>
    /// <param name="code">The reason code.</param>
    /// <param name="message">What was found and done.</param>
    /// <returns>The issue; its GlobalId is empty where the instance has none.</returns>
    public static ModelIssue Issue(StepEntity entity, string code, string message) => new(
        code, entity[IfcAttribute.GlobalId].Text ?? string.Empty, IfcClass.Spelled(entity.Type), entity.Line, message);
}
