namespace SpaceGeo.Planning.Solving;

/// <summary>How far a solver has come.</summary>
/// <param name="Elapsed">Time since it was started.</param>
/// <param name="Best">Cost of the best solution so far, or null before there is one.</param>
/// <param name="Bound">Cost below which no solution can be, as far as proven; or null.</param>
public readonly record struct SolveProgress(TimeSpan Elapsed, double? Best, double? Bound);
