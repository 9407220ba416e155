using SpaceGeo.Inventory;

namespace SpaceGeo.Report.Rows;

/// <summary>What a storey is called where people read it.</summary>
internal static class StoreyName
{
    /// <summary>The name of a storey.</summary>
    /// <param name="storey">The storey.</param>
    /// <returns>Its name, or a word in parentheses where it has none.</returns>
    public static string Of(Storey storey) => storey.Name.Trim() is { Length: > 0 } name ? name
        : storey.GlobalId.Length == 0 ? "(no storey)" : "(unnamed storey)";
}
