using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpaceGeo.Inventory;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Rules;

/// <summary>Writes rules for people and for programs. Other programs rely on the header and on the names.</summary>
public static class RuleList
{
    private static readonly string[] Header =
    [
        "id", "edition", "kind", "level", "rank", "rank_zh", "limit_m2", "says", "jurisdiction", "valid_from", "valid_to", "authority",
        "source", "note",
    ];

    // Chinese names are to be read, not decoded.
    private static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the rules for people, by edition: what they say, and from where.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="rules">Rules in the order of their editions.</param>
    public static void WriteTable(TextWriter writer, IReadOnlyList<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rules);
        foreach (IGrouping<RuleHead, Rule> file in rules.GroupBy(rule => rule.Head with { Id = string.Empty, Note = string.Empty }))
        {
            RuleHead head = file.Key;
            writer.Write($"{head.Edition}  {head.Jurisdiction}  {Day(head.ValidFrom)} – {Day(head.ValidTo, "today")}  {head.Authority.Word()}\n");
            writer.Write($"    {head.Title}\n    {head.Source}\n");
            if (head.Assumptions.Count > 0)
            {
                writer.Write($"    assumed: {string.Join(", ", head.Assumptions.Select(assumed => assumed.Parameter))}\n");
            }

            int width = file.Max(rule => rule.Head.Id.Length);
            foreach (Rule rule in file)
            {
                writer.Write($"    {rule.Head.Id.PadRight(width)}  {RuleText.Of(rule)}\n");
            }
        }
    }

    /// <summary>Writes a row for each rule: RFC 4180, but with line feeds alone.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="rules">Rules.</param>
    public static void WriteCsv(TextWriter writer, IReadOnlyList<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rules);
        foreach (IEnumerable<string> row in rules.Select(Fields).Prepend(Header))
        {
            writer.Write(string.Join(',', row.Select(Quoted)) + "\n");
        }
    }

    /// <summary>Writes an array with an object for each rule.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="rules">Rules.</param>
    public static void WriteJson(TextWriter writer, IReadOnlyList<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rules);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartArray();
            foreach (Rule rule in rules)
            {
                WriteRule(json, rule);
            }

            json.WriteEndArray();
        }

        writer.Write(Encoding.UTF8.GetString(stream.ToArray()) + "\n");
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Head.Id);
        json.WriteString("edition", rule.Head.Edition);
        json.WriteString("kind", rule.Kind());
        if (Limit(rule) is var (rank, limit))
        {
            json.WriteString("level", rank.Level.Word());
            json.WriteString("rank", rank.Id);
            json.WriteStartArray("rankNames");
            foreach (string name in rank.Chinese.Prepend(rank.English))
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WriteNumber("limitM2", limit);
        }

        json.WriteString("says", RuleText.Of(rule));
        json.WriteString("jurisdiction", rule.Head.Jurisdiction);
        json.WriteString("validFrom", Day(rule.Head.ValidFrom));
        json.WriteString("validTo", rule.Head.ValidTo is null ? null : Day(rule.Head.ValidTo));
        json.WriteString("authority", rule.Head.Authority.Word());
        json.WriteString("source", rule.Head.Source);
        json.WriteString("note", rule.Head.Note);
        json.WriteStartObject("assumed");
        foreach (Geometry.Areas.Assumption assumed in rule.Head.Assumptions)
        {
            json.WriteString(assumed.Parameter, assumed.Why);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string[] Fields(Rule rule)
    {
        (Rank Rank, decimal LimitM2)? limit = Limit(rule);
        return
        [
            rule.Head.Id, rule.Head.Edition, rule.Kind(),
            limit?.Rank.Level.Word() ?? string.Empty, limit?.Rank.Id ?? string.Empty, limit?.Rank.Chinese[0] ?? string.Empty,
            limit?.LimitM2.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            RuleText.Of(rule), rule.Head.Jurisdiction, Day(rule.Head.ValidFrom), Day(rule.Head.ValidTo), rule.Head.Authority.Word(),
            rule.Head.Source, rule.Head.Note,
        ];
    }

    private static (Rank Rank, decimal LimitM2)? Limit(Rule rule) =>
        rule is RankLimit limit ? (limit.Rank, limit.LimitM2) : rule is RankCeiling ceiling ? (ceiling.Rank, ceiling.CeilingM2) : null;

    private static string Day(DateOnly? day, string none = "") => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? none;

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
