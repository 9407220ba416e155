using System.Diagnostics;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Solving;

namespace SpaceGeo.Planning.Consolidation;

/// <summary>Finds plans by which an estate is used with fewer buildings, leases or whatever is asked for, and proves how good they are.</summary>
public static class Consolidator
{
    /// <summary>Finds plans.</summary>
    /// <param name="estate">The estate, with the needs of organisations that the request houses.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="solver">Solves the linear models.</param>
    /// <param name="progress">Learns how far the search is, or null.</param>
    /// <param name="cancellation">Ends the search without an answer.</param>
    /// <returns>Plans that meet all wishes; or the wishes that conflict.</returns>
    /// <exception cref="ArgumentException">The request asks for no plan, a limit is negative, or its objective has no weight for needs without a
    /// place.</exception>
    /// <exception cref="WishException">A wish speaks of something that the estate does not have.</exception>
    /// <exception cref="SolverException">The solver is missing, fails, or does not tell the truth.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<ConsolidationAnswer> PlanAsync(
        Estate estate,
        ConsolidationRequest request,
        ILinearSolver solver,
        IProgress<ConsolidationProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(solver);
        Check(request);
        return new ConsolidationSearch(estate, request, solver, progress, Stopwatch.StartNew(), cancellation).RunAsync();
    }

    private static void Check(ConsolidationRequest request)
    {
        if (request.Plans < 1 || request.TimeLimit <= TimeSpan.Zero || !(request.Gap >= 0))
        {
            throw new ArgumentException("At least one plan must be asked for, in a time above 0, with a gap of 0 or more.", nameof(request));
        }

        if (request.Objective.Tiers.Count == 0 || request.Objective.Tiers.Any(tier => tier.Values.Any(weight => !(weight > 0 && double.IsFinite(weight)))))
        {
            throw new ArgumentException("The objective must have a tier, and weights above 0.", nameof(request));
        }

        if (!request.Objective.Tiers[0].ContainsKey(Criterion.Unplaced))
        {
            throw new ArgumentException("The first tier of the objective must have a weight for needs without a place.", nameof(request));
        }
    }
}
