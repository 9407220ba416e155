using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Tests.SyntheticEstates;

/// <summary>An estate and a request of which the best plan is known.</summary>
/// <param name="Family">What it is like.</param>
/// <param name="Estate">The estate.</param>
/// <param name="Request">What is asked for; one tier.</param>
/// <param name="Planted">For each need the room in the plan that was planted.</param>
/// <param name="Optimum">Cost of that plan, which none falls below; the generator says why.</param>
internal sealed record PlantedEstate(string Family, Estate Estate, ConsolidationRequest Request, int[] Planted, double Optimum);
