namespace SpaceGeo.Geometry.Areas;

/// <summary>The areas of one room, in square metres. Net is gross less the three deductions.</summary>
/// <param name="Gross">Area of the footprint.</param>
/// <param name="Column">Taken by columns.</param>
/// <param name="Wall">Taken by walls, without what columns took.</param>
/// <param name="Other">Taken by all else that the standard deducts, without what came before.</param>
/// <param name="Bound">How far net can lie from the exact value, in square metres: rounding of coordinates, chords in place of curves, borders
/// that were mended, slivers within the standard's tolerance.</param>
public readonly record struct RoomAreas(double Gross, double Column, double Wall, double Other, double Bound = 0)
{
    /// <summary>What is left; never below zero nor above gross.</summary>
    public double Net => Math.Clamp(Gross - (Column + Wall + Other), 0, Gross);
}

/// <summary>One line of a receipt: what one element took away that no line before it had taken.</summary>
/// <param name="Obstacle">Index into the plan's obstacles.</param>
/// <param name="Category">Where it is booked.</param>
/// <param name="AreaM2">Square metres; the lines of a room add up to gross − net.</param>
public readonly record struct ReceiptLine(int Obstacle, AreaCategory Category, double AreaM2);

/// <summary>Areas and receipts of all rooms of a plan.</summary>
public sealed class PlanAreas
{
    private readonly RoomAreas[] _rooms;
    private readonly ReceiptLine[] _lines;
    private readonly Range[] _receipts;
    private readonly double[] _stated;

    internal PlanAreas(AreaStandard standard, RoomAreas[] rooms, ReceiptLine[] lines, Range[] receipts, double[] stated)
    {
        Standard = standard;
        _rooms = rooms;
        _lines = lines;
        _receipts = receipts;
        _stated = stated;
    }

    /// <summary>Areas that were measured before and are known again, as from a file or a database.</summary>
    /// <param name="standard">The standard that was applied.</param>
    /// <param name="rooms">Areas, one for each room of the plan.</param>
    /// <param name="receipts">The lines of each room's receipt.</param>
    /// <returns>The areas; what the standard wants stated separately counts as none.</returns>
    /// <exception cref="ArgumentException">There are not as many receipts as rooms.</exception>
    public static PlanAreas Of(AreaStandard standard, IReadOnlyList<RoomAreas> rooms, IReadOnlyList<IReadOnlyList<ReceiptLine>> receipts)
    {
        ArgumentNullException.ThrowIfNull(rooms);
        ArgumentNullException.ThrowIfNull(receipts);
        if (rooms.Count != receipts.Count)
        {
            throw new ArgumentException($"There are {rooms.Count} rooms and {receipts.Count} receipts.", nameof(receipts));
        }

        var ranges = new Range[rooms.Count];
        int next = 0;
        for (int i = 0; i < ranges.Length; i++)
        {
            ranges[i] = next..(next + receipts[i].Count);
            next += receipts[i].Count;
        }

        return new PlanAreas(standard, [.. rooms], [.. receipts.SelectMany(r => r)], ranges, new double[rooms.Count]);
    }

    /// <summary>The standard that was applied.</summary>
    public AreaStandard Standard { get; }

    /// <summary>Areas, one for each room of the plan.</summary>
    public ReadOnlySpan<RoomAreas> Rooms => _rooms;

    /// <summary>For each room the area that counts but that the standard wants stated separately, as low parts are; square metres.</summary>
    public ReadOnlySpan<double> Stated => _stated;

    /// <summary>The receipt of a room.</summary>
    /// <param name="room">Number of the room in the plan.</param>
    /// <returns>Lines by category, then in the order of the element's key.</returns>
    public ReadOnlySpan<ReceiptLine> Receipt(int room) => _lines.AsSpan(_receipts[room]);
}
