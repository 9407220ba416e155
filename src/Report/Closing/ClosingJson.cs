using System.Text.Json;

namespace SpaceGeo.Report.Closing;

/// <summary>The closing report for programs: one document over all files, those that were refused too.</summary>
public static class ClosingJson
{
    /// <summary>Writes the report to a file, all of it or nothing: one that is there already is replaced at the end.</summary>
    /// <param name="path">Path of the file; its folder must exist.</param>
    /// <param name="command">The command that ends with this report, as <c>measure</c>.</param>
    /// <param name="outcomes">What became of the files, in the order in which they were given.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, string command, IReadOnlyList<FileOutcome> outcomes)
    {
        string draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = File.Create(draft))
            {
                Write(stream, command, outcomes);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft); // Nothing is there to delete after the move.
        }
    }

    /// <summary>Writes the document in UTF-8.</summary>
    /// <param name="stream">Receives it; stays open.</param>
    /// <param name="command">The command that ends with this report.</param>
    /// <param name="outcomes">What became of the files.</param>
    public static void Write(Stream stream, string command, IReadOnlyList<FileOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(outcomes);
        using var json = new Utf8JsonWriter(stream, RoomJson.Format);
        json.WriteStartObject();
        json.WriteString("command", command);
        json.WriteNumber("fileCount", outcomes.Count);
        json.WriteNumber("refusedFileCount", outcomes.Count(o => o.Refusal is not null));
        json.WriteStartArray("files");
        foreach (FileOutcome outcome in outcomes)
        {
            WriteFile(json, outcome);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteFile(Utf8JsonWriter json, FileOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("path", outcome.Path);
        json.WriteString("status", outcome.Refusal is null ? "read" : "refused");
        if (outcome.Refusal is Refusal refusal)
        {
            json.WriteString("message", refusal.Message);
            json.WriteNumber("line", refusal.Line);
            json.WriteString("entity", refusal.Entity);
        }

        if (outcome.Read is ReadOutcome read)
        {
            WriteRead(json, read);
        }

        json.WriteEndObject();
    }

    private static void WriteRead(Utf8JsonWriter json, ReadOutcome read)
    {
        json.WriteString("sha256", read.Sha256);
        json.WriteString("schema", read.Schema);
        json.WriteString("authoringTool", read.AuthoringTool);
        json.WriteStartObject("units");
        json.WriteNumber("lengthM", read.Units.LengthM);
        json.WriteNumber("areaM2", read.Units.AreaM2);
        json.WriteNumber("angleRadians", read.Units.AngleRadians);
        json.WriteBoolean("isLengthAssumed", !read.Units.IsLengthStated);
        json.WriteEndObject();
        json.WriteStartObject("rooms");
        json.WriteNumber("found", read.Rooms.Found);
        json.WriteNumber("measured", read.Rooms.Ok + read.Rooms.Repaired);
        json.WriteNumber("repaired", read.Rooms.Repaired);
        json.WriteNumber("noGeometry", read.Rooms.NoGeometry);
        json.WriteNumber("failed", read.Rooms.Failed);
        json.WriteEndObject();
        json.WriteNumber("elementsUsed", read.ElementsUsed);
        WriteBuildings(json, read.Buildings);
        WriteIssues(json, read.Issues);
    }

    private static void WriteBuildings(Utf8JsonWriter json, IReadOnlyList<BuildingOutcome> buildings)
    {
        json.WriteStartArray("buildings");
        foreach (BuildingOutcome building in buildings)
        {
            json.WriteStartObject();
            json.WriteString("globalId", building.GlobalId);
            json.WriteString("name", building.Name);
            JsonReport.WriteGeoreference(json, building.Georeference);
            if (building.Stored is StoredBuilding stored)
            {
                json.WriteNumber("buildingId", stored.BuildingId);
                json.WriteString("siteCode", stored.SiteCode);
                json.WriteNumber("revision", stored.Revision);
                json.WriteString("outcome", stored.Outcome);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIssues(Utf8JsonWriter json, IReadOnlyList<IssueGroup> groups)
    {
        json.WriteStartArray("issues");
        foreach (IssueGroup group in groups)
        {
            json.WriteStartObject();
            json.WriteString("code", group.Code);
            json.WriteNumber("count", group.Issues.Count);
            json.WriteString("meaning", group.Reason?.Meaning);
            json.WriteString("advice", group.Reason?.Advice);
            json.WriteStartArray("elements");
            foreach (NamedIssue named in group.Issues)
            {
                json.WriteStartObject();
                json.WriteString("globalId", named.Issue.GlobalId);
                json.WriteString("type", named.Issue.Type);
                json.WriteString("room", named.Room);
                json.WriteNumber("line", named.Issue.Line);
                json.WriteString("message", named.Issue.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
