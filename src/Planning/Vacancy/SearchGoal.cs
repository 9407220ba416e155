namespace SpaceGeo.Planning.Vacancy;

/// <summary>What is wanted, in whole parts of a square metre.</summary>
/// <param name="Least">Least area.</param>
/// <param name="Most">Largest area; the largest number for any.</param>
/// <param name="MaxRooms">Most rooms; the largest number for any.</param>
internal readonly record struct SearchGoal(long Least, long Most, int MaxRooms);
