using System.Globalization;
using System.Text.Json;
using CsvHelper;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;

namespace SpaceGeo.Api.Scenarios;

/// <summary>What is compared.</summary>
/// <param name="Scenario">Number of the scenario.</param>
/// <param name="Plan">Number of its plan.</param>
/// <param name="With">What it is compared with: <c>base</c>, or scenario:plan.</param>
internal sealed record ComparisonHead(int Scenario, int Plan, string With);

/// <summary>A comparison as JSON, CSV and a page.</summary>
internal static class ComparisonText
{
    private static readonly (string Name, Func<GroupAmounts, double> Of)[] Amounts =
    [
        ("areaM2", g => g.AreaM2), ("people", g => g.People), ("overStandardM2", g => g.OverStandardM2), ("rentPerYear", g => g.RentPerYear),
    ];

    /// <summary>Writes JSON.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="head">What is compared.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="address">Addresses of the request.</param>
    public static void Write(Utf8JsonWriter json, ComparisonHead head, PlanComparison comparison, Address address)
    {
        json.WriteStartObject();
        json.WriteNumber("scenarioId", head.Scenario);
        json.WriteNumber("plan", head.Plan);
        json.WriteString("with", head.With);
        json.WritePropertyName("total");
        WriteGroup(json, comparison.Total);
        foreach ((string name, IReadOnlyList<ComparedGroup> groups) in Parts(comparison).Skip(1))
        {
            json.WriteStartArray(name + "s");
            foreach (ComparedGroup group in groups)
            {
                WriteGroup(json, group);
            }

            json.WriteEndArray();
        }

        Link.Write(json, Link.SelfAndAlternate(address, MediaTypes.Json).Append(
            new Link(address.Here(Negotiation.Parameter, "csv"), "alternate", MediaTypes.Csv, "This document as CSV")));
        json.WriteEndObject();
    }

    /// <summary>Writes CSV (RFC 4180): a line for each organisation, site and building, and one for all.</summary>
    /// <param name="context">The request.</param>
    /// <param name="comparison">The comparison.</param>
    public static async Task WriteCsvAsync(HttpContext context, PlanComparison comparison)
    {
        context.Response.ContentType = MediaTypes.Csv + "; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = "inline; filename=\"compare.csv\"";
        await using CsvWriter csv = CsvWriter.Create(context.Response.Body, CsvWriterOptions.Default, leaveOpen: true);
        csv.WriteRecord((string[])["kind", "code", "name", .. Columns(), "moves"]);
        foreach ((string kind, IReadOnlyList<ComparedGroup> groups) in Parts(comparison))
        {
            foreach (ComparedGroup group in groups)
            {
                csv.WriteRecord((string[])
                [
                    kind, group.Shown.Code, group.Shown.Name,
                    .. Values(group).Select(v => v?.ToString("0.######", CultureInfo.InvariantCulture) ?? string.Empty),
                    group.Moves.ToString(CultureInfo.InvariantCulture),
                ]);
            }
        }
    }

    /// <summary>A page for people.</summary>
    /// <param name="head">What is compared.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="address">Addresses of the request.</param>
    public static HtmlPage Page(ComparisonHead head, PlanComparison comparison, Address address)
    {
        string id = head.Scenario.ToString(CultureInfo.InvariantCulture);
        HtmlPage page = new HtmlPage(
            string.Create(CultureInfo.InvariantCulture, $"Scenario {head.Scenario}, plan {head.Plan}, compared with {(head.With == "base" ? "today" : head.With)}"),
            ("SpaceGeo", address.To()), ("Scenarios", address.To("scenarios") + "?f=html"), ($"Scenario {id}", address.To("scenarios", id) + "?f=html"));
        foreach ((string name, IReadOnlyList<ComparedGroup> groups) in Parts(comparison))
        {
            page.Heading($"By {name}").Table(
                ["code", "name", .. Columns(), "moves"],
                groups.Select(g => (IEnumerable<object?>)[g.Shown.Code, g.Shown.Name, .. Values(g).Select(v => (object?)v), g.Moves]));
        }

        return page.Links(("JSON", address.Here("f", "json")), ("CSV", address.Here("f", "csv")));
    }

    private static (string Name, IReadOnlyList<ComparedGroup> Groups)[] Parts(PlanComparison comparison) =>
    [
        ("total", [comparison.Total]), ("organisation", comparison.Organisations), ("site", comparison.Sites), ("building", comparison.Buildings),
    ];

    private static IEnumerable<string> Columns() => Amounts.SelectMany(a => (string[])[Named(a.Name, "Before"), Named(a.Name, "After")]);

    // The unit stays at the end, as areaBeforeM2.
    private static string Named(string name, string when) => name.EndsWith("M2", StringComparison.Ordinal) ? name[..^2] + when + "M2" : name + when;

    private static IEnumerable<double?> Values(ComparedGroup group) => Amounts.SelectMany(a => (double?[])
    [
        group.Before is { } before ? a.Of(before) : null, group.After is { } after ? a.Of(after) : null,
    ]);

    private static void WriteGroup(Utf8JsonWriter json, ComparedGroup group)
    {
        json.WriteStartObject();
        json.WriteString("code", group.Shown.Code);
        json.WriteString("name", group.Shown.Name);
        foreach ((string column, double? value) in Columns().Zip(Values(group)))
        {
            if (value is double number)
            {
                json.WriteNumber(column, number); // people are whole
            }
            else
            {
                json.WriteNull(column);
            }
        }

        json.WriteNumber("moves", group.Moves);
        json.WriteEndObject();
    }
}
