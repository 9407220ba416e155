namespace SpaceGeo.Store.Migrations;

/// <summary>The database's schema is not one that this program can use or bring up to date.</summary>
/// <param name="problem">What does not fit, in one line.</param>
/// <param name="remedy">What to do about it.</param>
public sealed class SchemaException(string problem, string remedy) : Exception($"{problem}\n{remedy}");
