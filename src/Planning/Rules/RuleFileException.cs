namespace SpaceGeo.Planning.Rules;

/// <summary>A file of rules cannot be used. The message names the field, what is wrong with it and what is expected.</summary>
/// <param name="field">The field, as <c>rules[2].limitM2</c>; empty where the file as a whole is meant.</param>
/// <param name="fault">What is wrong with it, and what is expected.</param>
/// <param name="cause">What was thrown, or null.</param>
public sealed class RuleFileException(string field, string fault, Exception? cause = null)
    : Exception(field.Length == 0 ? fault : $"field '{field}' {fault}", cause)
{
    /// <summary>The field, as <c>rules[2].limitM2</c>; empty where the file as a whole is meant.</summary>
    public string Field { get; } = field;
}
