using System.Globalization;
using System.Text.RegularExpressions;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>A part of a room that counts otherwise than the rest.</summary>
/// <param name="Region">Where it is.</param>
/// <param name="Kind">Too low, or of a class that does not count.</param>
/// <param name="Share">Share that is taken away; 0 where it is only stated.</param>
/// <param name="Name">What a receipt calls it.</param>
internal sealed record OwnPart(Region Region, ObstacleKind Kind, double Share, string Name);

/// <summary>Finds the parts of rooms that a standard counts otherwise than the rest.</summary>
/// <param name="standard">The standard.</param>
/// <param name="issues">Receives bodies that cannot be cut.</param>
internal sealed class IfcOwnParts(AreaStandard standard, ICollection<ModelIssue> issues)
{
    // Just below the limit: a ceiling exactly at it is high enough.
    private const double Below = 10 * Solid.SameHeight;

    // A ceiling is level when a centimetre below the top the room is as large as at its floor, but for this share.
    private const double LevelShare = 0.01;
    private const double BelowTop = 0.01;

    /// <summary>The reason code where heights matter and the room's are not known.</summary>
    public const string HeadroomUnknown = "headroom-unknown";

    /// <summary>The reason code of rooms whose class does not count.</summary>
    public const string ClassNotCounted = "class-not-counted";

    /// <summary>The parts of a room.</summary>
    /// <param name="room">The room, with a footprint.</param>
    /// <param name="counted">The room up to the standard's border.</param>
    /// <param name="texts">What the model calls it.</param>
    /// <param name="remarks">Receives reason codes.</param>
    /// <returns>In the order in which they take.</returns>
    public IReadOnlyList<OwnPart> Of(IfcRoom room, Region counted, IReadOnlyList<string> texts, ICollection<string> remarks)
    {
        if (ClassOf(texts) is string named)
        {
            remarks.Add(ClassNotCounted);
            return [new OwnPart(counted, ObstacleKind.RoomClass, 1, $"class {named} is not counted")];
        }

        if (standard.Headroom.IsNone)
        {
            return [];
        }

        if (room.Body is not Solid body)
        {
            remarks.Add(HeadroomUnknown);
            return [];
        }

        return Isolated.Get<IReadOnlyList<OwnPart>?>(issues, room.Entity, null, () => [.. Low(room, body, counted)]) ?? Unknown(remarks);
    }

    private static IReadOnlyList<OwnPart> Unknown(ICollection<string> remarks)
    {
        remarks.Add(HeadroomUnknown);
        return [];
    }

    private IEnumerable<OwnPart> Low(IfcRoom room, Solid body, Region counted)
    {
        double top = room.FloorHeightM + room.HeightM;
        bool isLevel = body.Section(top - BelowTop, new SectionLog()).Area >= room.Footprint.Area * (1 - LevelShare);
        foreach (HeadroomBand band in isLevel ? standard.Headroom.Level : standard.Headroom.Sloped)
        {
            Region high = body.Section(room.FloorHeightM + band.BelowM - Below, new SectionLog());
            Region low = high.IsEmpty ? counted : RegionBoolean.Difference(room.Footprint, high);
            if (!low.IsEmpty && (band.Factor < 1 || band.IsStated))
            {
                yield return new OwnPart(
                    low, ObstacleKind.Headroom, 1 - band.Factor, string.Create(CultureInfo.InvariantCulture, $"headroom below {band.BelowM:F2} m"));
            }
        }
    }

    private string? ClassOf(IReadOnlyList<string> texts) =>
        standard.Excluded.FirstOrDefault(e => e.Words.Any(word => texts.Any(text => Says(text, word))))?.Class;

    // Chinese is written without blanks between words.
    private static bool Says(string text, string word) => char.IsAscii(word[0])
        ? Regex.IsMatch(text, $@"\b{Regex.Escape(word)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
        : text.Contains(word, StringComparison.Ordinal);
}
