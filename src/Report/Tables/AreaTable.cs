using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report.Tables;

/// <summary>What a line of the table is, for whoever gives it a look.</summary>
public enum TableLineKind
{
    /// <summary>Name of a file and building; the first cell alone is filled and may run over all columns.</summary>
    Building,

    /// <summary>Name of a storey; the first cell alone is filled and may run over all columns.</summary>
    Storey,

    /// <summary>A room.</summary>
    Room,

    /// <summary>What an element took from the room above.</summary>
    Receipt,

    /// <summary>Sums of a storey.</summary>
    StoreyTotal,

    /// <summary>Sums of a building.</summary>
    BuildingTotal,

    /// <summary>Sums over several buildings.</summary>
    GrandTotal,

    /// <summary>A remark on the sums above; the first cell alone is filled and may run over all columns.</summary>
    Note,
}

/// <summary>A column of the table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">Whether it is aligned to the right.</param>
public sealed record TableColumn(string Heading, bool IsNumber);

/// <summary>A line of the table: as many cells as there are columns.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="Cells">Plain text, not padded, in the order of <see cref="AreaTable.Columns"/>.</param>
/// <param name="Status">Of a room: what became of it; else null.</param>
public sealed record TableLine(TableLineKind Kind, IReadOnlyList<string> Cells, RoomStatus? Status = null);

/// <summary>The areas of some models as lines for a terminal, in the order they are printed.</summary>
/// <param name="Lines">Buildings with their storeys, rooms and sums.</param>
/// <param name="Totals">Sums over everything.</param>
public sealed record AreaTable(IReadOnlyList<TableLine> Lines, AreaTotals Totals)
{
    /// <summary>The columns, from left to right. Areas are in square metres.</summary>
    public static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("number", false),
        new("name", false),
        new("gross m²", true),
        new("wall", true),
        new("column", true),
        new("other", true),
        new("net m²", true),
        new("declared", true),
        new("Δ %", true),
        new("declared as", false),
        new("status", false),
    ];

    /// <summary>The table of some models.</summary>
    /// <param name="models">Models in the order of the table.</param>
    /// <param name="receipts">Whether each room is followed by what took area away.</param>
    /// <returns>The table.</returns>
    public static AreaTable Of(IEnumerable<MeasuredModel> models, bool receipts)
    {
        ArgumentNullException.ThrowIfNull(models);
        var builder = new AreaTableBuilder(receipts);
        foreach (MeasuredModel model in models)
        {
            builder.Add(ModelRows.Of(model));
        }

        return builder.Build();
    }
}
