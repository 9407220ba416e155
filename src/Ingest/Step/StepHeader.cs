namespace SpaceGeo.Ingest.Step;

/// <summary>The header of an exchange structure.</summary>
/// <param name="Name">FILE_NAME: the name that the file gives itself.</param>
/// <param name="TimeStamp">FILE_NAME: when it was written, as text.</param>
/// <param name="Preprocessor">FILE_NAME: the library that wrote it.</param>
/// <param name="OriginatingSystem">FILE_NAME: the program that it comes from.</param>
/// <param name="Schemas">FILE_SCHEMA: the schemas named, in upper case.</param>
public sealed record StepHeader(
    string Name, string TimeStamp, string Preprocessor, string OriginatingSystem, IReadOnlyList<string> Schemas)
{
    internal static StepHeader Of(IReadOnlyDictionary<string, StepValue[]> entities)
    {
        StepValue[] name = entities.GetValueOrDefault("FILE_NAME", []);
        StepValue[] schema = entities.GetValueOrDefault("FILE_SCHEMA", []);
        string[] schemas = schema.Length == 0 ? [] : TextsOf(schema[0]);
        return new StepHeader(Text(name, 0), Text(name, 1), Text(name, 4), Text(name, 5), schemas);
    }

    private static string Text(StepValue[] values, int position) =>
        position < values.Length ? values[position].Text ?? string.Empty : string.Empty;

    private static string[] TextsOf(StepValue list)
    {
        string[] texts = new string[list.List.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = (list.List[i].Text ?? string.Empty).ToUpperInvariant();
        }

        return texts;
    }
}
