using System.Text.Json;
using System.Text.RegularExpressions;

namespace SpaceGeo.Geometry.Areas;

/// <summary>Reads an area standard from its file and refuses one that cannot be meant.</summary>
internal static partial class StandardFile
{
    private const double HighestCutM = 10;
    private const double LargestM2 = 1e6;

    private static readonly JsonForm Fields = new("docs/area-standards.md", (field, fault) => new AreaStandardException(field, fault));

    private static readonly JsonDocumentOptions Form = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly ObstacleKind[] Deductible = [.. Enum.GetValues<ObstacleKind>().Where(kind => !kind.IsOfTheRoom())];

    /// <summary>Reads a standard.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="AreaStandardException">It is no JSON, a field is missing, unknown, or has not the value that it should have.</exception>
    public static AreaStandard Read(Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Form);
            return JsonFields.Read(document.RootElement, string.Empty, Fields, Standard);
        }
        catch (JsonException e)
        {
            throw new AreaStandardException(
                string.Empty, $"is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} cannot be read; see to commas, quotes and brackets there", e);
        }
    }

    private static AreaStandard Standard(JsonFields file)
    {
        var standard = new AreaStandard(
            Id(file),
            file.Text("family"),
            file.Text("title"),
            file.Text("jurisdiction"),
            file.Number("footprintHeightM", 0.001, HighestCutM),
            file.Number("cutHeightM", 0.001, HighestCutM),
            file.List("deductions", Deduction),
            file.Object("boundary", Boundary),
            file.Object("headroom", headroom => new HeadroomRule(Bands(headroom, "level"), Bands(headroom, "sloped"))),
            file.List("excluded", rooms => new ExcludedRooms(rooms.Text("class"), rooms.Texts("words"))),
            file.Number("toleranceM2", 0, 1),
            file.Number("roundingM2", 1e-6, 1),
            file.Text("source"),
            file.Word("authority", Enum.GetValues<RuleAuthority>()),
            file.Day("validFrom"),
            file.OptionalDay("validTo"),
            file.List("approximations", Approximation),
            file.List("assumptions", assumed => new Assumption(assumed.Text("parameter"), assumed.Text("why"))));
        Check(file, standard);
        return standard;
    }

    private static void Check(JsonFields file, AreaStandard standard)
    {
        if (standard.ValidTo < standard.ValidFrom)
        {
            throw file.Fault("validTo", "is a day after validFrom, or null");
        }

        if (standard.Deductions.GroupBy(d => d.Kind).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new AreaStandardException("deductions", $"names {JsonNamingPolicy.CamelCase.ConvertName(twice.Key.ToString())} twice; one of them must go");
        }

        string[] parameters = ["footprintHeightM", "cutHeightM", "deductions", "boundary", "headroom", "excluded", "toleranceM2", "roundingM2", "validFrom", "validTo"];
        for (int i = 0; i < standard.Assumptions.Count; i++)
        {
            string parameter = standard.Assumptions[i].Parameter;
            if (!parameters.Contains(parameter.Split('.', '[')[0], StringComparer.Ordinal))
            {
                throw new AreaStandardException(
                    $"assumptions[{i}].parameter", $"begins with one of {string.Join(", ", parameters)}; it is \"{parameter}\"");
            }
        }
    }

    // It becomes part of a table's name, of which PostgreSQL keeps 63 bytes.
    private static string Id(JsonFields file)
    {
        string id = file.Text("id");
        return Ids().IsMatch(id) ? id : throw file.Fault("id", "is up to 32 of the letters a–z, digits and hyphens, and no \"all\"");
    }

    private static Deduction Deduction(JsonFields one)
    {
        var deduction = new Deduction(
            one.Word("kind", Deductible),
            one.Word("category", Enum.GetValues<AreaCategory>()),
            one.OptionalNumber("minAreaM2", 0, LargestM2) ?? 0,
            one.OptionalNumber("maxAreaM2", 0, LargestM2));
        return deduction.MaxAreaM2 < deduction.MinAreaM2 ? throw one.Fault("maxAreaM2", "is not below minAreaM2") : deduction;
    }

    private static BoundaryRule Boundary(JsonFields walls)
    {
        BoundaryLine Line(string wall) => walls.Word(wall, Enum.GetValues<BoundaryLine>());
        return new BoundaryRule(Line("external"), Line("structural"), Line("partition"), Line("curtainWall"));
    }

    private static IReadOnlyList<HeadroomBand> Bands(JsonFields headroom, string name)
    {
        double before = 0;
        return headroom.List(name, band =>
        {
            var read = new HeadroomBand(band.Number("belowM", 0.01, 100), band.Number("factor", 0, 1), band.Flag("isStated"));
            if (read.BelowM <= before)
            {
                throw band.Fault("belowM", "is larger than that of the band before: bands rise");
            }

            before = read.BelowM;
            return read is { IsStated: true, Factor: < 1 } ? throw band.Fault("isStated", "is true only where factor is 1") : read;
        });
    }

    private static Approximation Approximation(JsonFields one)
    {
        string word = one.Text("word");
        return ReasonWords().IsMatch(word)
            ? new Approximation(word, one.Text("meaning"))
            : throw one.Fault("word", "is made of the letters a–z, digits and hyphens: results carry it as a reason");
    }

    [GeneratedRegex("^(?!all$)[a-z0-9][a-z0-9-]{0,31}$")]
    private static partial Regex Ids();

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex ReasonWords();
}
