namespace SpaceGeo.Ingest.Ifc;

/// <summary>An element whose geometry cannot be used. It costs that element only.</summary>
internal sealed class IfcGeometryException(string reason, string message) : Exception(message)
{
    /// <summary>A reason code for the report.</summary>
    public string Reason { get; } = reason;
}
