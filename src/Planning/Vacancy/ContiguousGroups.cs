namespace SpaceGeo.Planning.Vacancy;

/// <summary>Finds vacant rooms of one storey that hang together and reach an area: least surplus first, then fewest rooms.</summary>
/// <remarks>
/// The question is NP-hard (a subset sum over connected sets), so it is answered in a number of steps that the caller sets. A step looks at
/// one connected set of rooms, and no set is looked at twice by the exact search. A component of n rooms has at most 2ⁿ − 1 of them: up to
/// <see cref="ExactRooms"/> rooms the answer is always the best as long as steps are left; a corridor of any length has n·(n + 1) ÷ 2.
/// Beyond, what is found may not be the best, and says so.
/// </remarks>
public static class ContiguousGroups
{
    /// <summary>Rooms of a component up to which the answer is the best wherever <see cref="DefaultSteps"/> are left for it.</summary>
    public const int ExactRooms = 16;

    /// <summary>Steps of a search when the caller names none: about 20 ms.</summary>
    public const int DefaultSteps = 250_000;

    // Areas as whole numbers of this many parts of a square metre: sums do not depend on their order, and equal areas are equal.
    private const double PartsOfM2 = 1e6;
    private const double LargestM2 = 1e7;

    /// <summary>Finds groups that do not share rooms.</summary>
    /// <param name="rooms">The vacant rooms of one storey, in any order.</param>
    /// <param name="adjacent">Which rooms touch; pairs with a room that is not vacant are passed over.</param>
    /// <param name="wanted">What is needed.</param>
    /// <param name="count">Groups at most, 1 or more.</param>
    /// <param name="maxSteps">Sets of rooms that may be looked at, 1 or more.</param>
    /// <returns>The best group, then the best of the rooms that are left, and so on; the same for the same rooms in any order.</returns>
    /// <exception cref="ArgumentException">Two rooms have one number, an area is negative or no number, or what is wanted cannot be meant.
    /// </exception>
    public static RoomGroups Find(
        IReadOnlyCollection<VacantRoom> rooms,
        IReadOnlyCollection<AdjacentRooms> adjacent,
        WantedSpace wanted,
        int count = 1,
        int maxSteps = DefaultSteps)
    {
        ArgumentNullException.ThrowIfNull(rooms);
        ArgumentNullException.ThrowIfNull(adjacent);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 1);
        SearchGoal goal = Goal(wanted);
        var storey = new VacantStorey([.. rooms.Select(room => (room.Id, Parts(room.NetM2)))], adjacent, goal.Most);
        return new GroupSearch(storey, goal, maxSteps).Find(count);
    }

    /// <summary>An area in square metres.</summary>
    internal static double SquareMetres(long parts) => parts / PartsOfM2;

    private static SearchGoal Goal(WantedSpace wanted)
    {
        if (!(wanted.MinAreaM2 >= 1 / PartsOfM2 && wanted.MinAreaM2 <= LargestM2))
        {
            throw new ArgumentException("The least area must be from 1e-6 m² to 1e7 m².", nameof(wanted));
        }

        if (wanted.MaxAreaM2 is double most && !(most >= wanted.MinAreaM2))
        {
            throw new ArgumentException("The largest area must not be below the least.", nameof(wanted));
        }

        if (wanted.MaxRooms is < 1)
        {
            throw new ArgumentException("The number of rooms must be 1 or more.", nameof(wanted));
        }

        return new SearchGoal(
            Parts(wanted.MinAreaM2),
            wanted.MaxAreaM2 is double largest && largest <= LargestM2 ? Parts(largest) : long.MaxValue,
            wanted.MaxRooms ?? int.MaxValue);
    }

    private static long Parts(double areaM2) => areaM2 is >= 0 and <= LargestM2
        ? (long)Math.Round(areaM2 * PartsOfM2, MidpointRounding.AwayFromZero)
        : throw new ArgumentException("An area must be from 0 to 1e7 m².", nameof(areaM2));
}
