using SpaceGeo.Planning.Consolidation.Problems;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>A placement that a search ended with.</summary>
/// <param name="Rooms">For each need its room, or −1.</param>
/// <param name="Amounts">Its amounts.</param>
/// <param name="Broken">How far it breaks rules; 0 for a plan.</param>
/// <param name="Costs">Its cost in each tier.</param>
/// <param name="IsOptimal">Whether all ways were looked at.</param>
/// <param name="IsCutShort">Whether the clock ended the search.</param>
internal sealed record RoomPlan(int[] Rooms, CriterionAmounts Amounts, double Broken, double[] Costs, bool IsOptimal, bool IsCutShort)
{
    /// <summary>Takes down what rooms come to. They are added up in the order of the needs, so that the way there leaves no rounding behind.</summary>
    /// <param name="rooms">For each need its room, or −1.</param>
    /// <param name="empty">A placement where nobody has a room.</param>
    /// <param name="scorer">What is better.</param>
    /// <param name="isOptimal">Whether all ways were looked at.</param>
    /// <param name="isCutShort">Whether the clock ended the search.</param>
    public static RoomPlan Of(int[] rooms, Placement empty, Scorer scorer, bool isOptimal, bool isCutShort)
    {
        for (int need = 0; need < rooms.Length; need++)
        {
            if (rooms[need] >= 0)
            {
                empty.Place(need, rooms[need]);
            }
        }

        double[] score = new double[scorer.Length];
        scorer.Score(empty, score);
        CriterionAmounts amounts = empty.Amounts.Copy();
        foreach (Criterion criterion in Enum.GetValues<Criterion>())
        {
            amounts[criterion] = Math.Max(0, Math.Round(amounts[criterion], 9)); // what sums and differences of areas leave
        }

        return new RoomPlan([.. rooms], amounts, score[0], score[1..], isOptimal, isCutShort);
    }

    /// <summary>Says what is broken.</summary>
    public string BrokenWords(Problem problem)
    {
        int unplaced = problem.Needs.Count(need => Rooms[need] < 0);
        return $"the nearest that was found leaves {unplaced} of {problem.Needs.Length} without a place, and does not meet all wishes that concern several.";
    }
}
