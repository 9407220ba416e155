using System.Numerics;
using SpaceGeo.Planning.Vacancy;

namespace SpaceGeo.Tests.Unit.Planning.Vacancy;

/// <summary>The slow and certain answer: looks at every set of rooms.</summary>
internal static class EverySet
{
    /// <summary>Area and number of rooms of the best group.</summary>
    public static (double Area, int Count)? Best(IEnumerable<VacantRoom> vacant, AdjacentRooms[] adjacent, WantedSpace wanted)
    {
        VacantRoom[] rooms = [.. vacant];
        (double Area, int Count)? best = null;
        for (uint set = 1; set < 1u << rooms.Length; set++)
        {
            int count = BitOperations.PopCount(set);
            double area = rooms.Where((_, i) => (set >> i & 1) != 0).Sum(room => room.NetM2);
            if (area >= wanted.MinAreaM2 && area <= (wanted.MaxAreaM2 ?? double.MaxValue) && count <= (wanted.MaxRooms ?? int.MaxValue)
                && (best is null || (area, count).CompareTo(best.Value) < 0)
                && IsConnected([.. rooms.Where((_, i) => (set >> i & 1) != 0).Select(room => room.Id)], adjacent))
            {
                best = (area, count);
            }
        }

        return best;
    }

    /// <summary>Whether rooms hang together.</summary>
    public static bool IsConnected(IReadOnlyList<int> rooms, AdjacentRooms[] adjacent)
    {
        HashSet<int> reached = [rooms[0]];
        for (int before = 0; before < reached.Count;)
        {
            before = reached.Count;
            foreach (AdjacentRooms pair in adjacent)
            {
                if (rooms.Contains(pair.First) && rooms.Contains(pair.Second) && (reached.Contains(pair.First) || reached.Contains(pair.Second)))
                {
                    reached.Add(pair.First);
                    reached.Add(pair.Second);
                }
            }
        }

        return reached.Count == rooms.Count;
    }
}
