namespace SpaceGeo.Store.Districts;

/// <summary>How many copies of each building make a district.</summary>
internal static class DistrictMix
{
    /// <summary>Copies whose net area is nearest to the reference district's, with rooms within 1 % of its rooms.</summary>
    /// <param name="kinds">Net area and rooms of each building.</param>
    /// <param name="rooms">At least so many rooms at the same mix; null for the reference district.</param>
    /// <returns>Copies of each building.</returns>
    /// <exception cref="ArgumentException">No mix of these buildings comes near.</exception>
    public static int[] Copies(IReadOnlyList<(double NetM2, int Rooms)> kinds, long? rooms)
    {
        int[] reference = Reference(kinds);
        if (rooms is not long wanted)
        {
            return reference;
        }

        double factor = wanted / (double)reference.Select((copies, kind) => copies * kinds[kind].Rooms).Sum();
        return [.. reference.Select(copies => (int)Math.Ceiling(copies * factor))];
    }

    // All but the last kind are tried from none to as many as the area takes; the last fills what is left.
    private static int[] Reference(IReadOnlyList<(double NetM2, int Rooms)> kinds)
    {
        int[]? best = null;
        double bestOff = double.PositiveInfinity;
        int[] copies = new int[kinds.Count];
        void Try(int kind, double left)
        {
            if (kind == kinds.Count - 1)
            {
                copies[kind] = (int)Math.Round(left / kinds[kind].NetM2);
                double off = Math.Abs(left - (copies[kind] * kinds[kind].NetM2));
                int rooms = copies.Select((n, k) => n * kinds[k].Rooms).Sum();
                if (off < bestOff && Math.Abs(rooms - DistrictOptions.ReferenceRooms) <= DistrictOptions.ReferenceRooms / 100
                    && !copies.Contains(0))
                {
                    (best, bestOff) = ([.. copies], off);
                }

                return;
            }

            for (copies[kind] = 0; copies[kind] * kinds[kind].NetM2 <= left; copies[kind]++)
            {
                Try(kind + 1, left - (copies[kind] * kinds[kind].NetM2));
            }
        }

        Try(0, DistrictOptions.ReferenceNetM2);
        return best ?? throw new ArgumentException("No mix of these buildings has the reference district's area and rooms.", nameof(kinds));
    }
}
