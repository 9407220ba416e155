using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Revisions.Differences;

/// <summary>The difference of two receipts.</summary>
internal static class AreaCauses
{
    // Rounding to tenths of a millimetre along 10 m of an element's border; what takes less is no cause.
    private const double LeastM2 = 0.0005;

    /// <summary>The elements that take more or less than before.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer.</param>
    /// <param name="match">What is the same.</param>
    /// <param name="old">The room as it was.</param>
    /// <param name="current">The room as it is.</param>
    /// <returns>Elements by the size of the difference, then by GlobalId.</returns>
    public static IReadOnlyList<AreaCause> Of(
        MeasuredBuilding before, MeasuredBuilding after, BuildingMatch match, RoomVersion old, RoomVersion current)
    {
        var causes = new Dictionary<(int Before, int After, AreaCategory Category), (double Before, double After)>();
        foreach (ReceiptLine line in before.Storeys[old.Place.Storey].Receipt(old.Room))
        {
            int element = old.Storey.Plan.Obstacles[line.Obstacle].Element;
            Add((element, match.OfElementBefore(element)?.After ?? -1, line.Category), line.AreaM2, 0);
        }

        foreach (ReceiptLine line in after.Storeys[current.Place.Storey].Receipt(current.Room))
        {
            int element = current.Storey.Plan.Obstacles[line.Obstacle].Element;
            Add((match.OfElementAfter(element)?.Before ?? -1, element, line.Category), 0, line.AreaM2);
        }

        return
        [
            .. causes.Where(c => Math.Abs(c.Value.After - c.Value.Before) >= LeastM2)
                .Select(c => Cause(before.Building, after.Building, c.Key, c.Value))
                .OrderByDescending(c => Math.Abs(c.AfterM2 - c.BeforeM2)).ThenBy(c => c.GlobalId, StringComparer.Ordinal),
        ];

        void Add((int Before, int After, AreaCategory Category) element, double beforeM2, double afterM2)
        {
            (double Before, double After) sum = causes.GetValueOrDefault(element);
            causes[element] = (sum.Before + beforeM2, sum.After + afterM2);
        }
    }

    private static AreaCause Cause(
        Building before, Building after, (int Before, int After, AreaCategory Category) key, (double Before, double After) taken)
    {
        Element element = key.After >= 0 ? after.Elements[key.After] : before.Elements[key.Before];
        ElementFate fate = key.Before < 0 ? ElementFate.Added : key.After < 0 ? ElementFate.Removed : ElementFate.Kept;
        return new AreaCause(element.GlobalId, element.Type, element.Name, key.Category, fate, taken.Before, taken.After);
    }
}
