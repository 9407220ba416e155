using System.Text.Json;
using System.Text.RegularExpressions;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Rules;

/// <summary>Reads a file of rules and refuses one that cannot be meant.</summary>
internal static partial class RuleFile
{
    private const double LargestM2 = 10_000;

    private static readonly JsonForm Fields = new("docs/space-rules.md", (field, fault) => new RuleFileException(field, fault));

    private static readonly JsonDocumentOptions Form = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly Dictionary<string, Func<JsonFields, RuleHead, Rule>> Kinds = new(StringComparer.Ordinal)
    {
        ["rankLimit"] = (row, head) => new RankLimit(head, Rank(row), Positive(row, "limitM2", LargestM2)),
        ["rankCeiling"] = (row, head) => new RankCeiling(head, Rank(row), Positive(row, "limitM2", LargestM2)),
        ["transition"] = (row, head) => new TransitionRule(head, Id(row, "baseEdition"), Number(row, "factor", 1, 10)),
        ["sharedRoom"] = (row, head) => row.Text("method") == "byLimit" ? new SharedRoomRule(head) : throw row.Fault("method", "is \"byLimit\""),
        ["leaderTotal"] = LeaderTotal,
        ["leaseShare"] = (row, head) => new LeaseShareRule(head, Number(row, "maxShare", 0, 1)),
        ["entitlement"] = Entitlement,
        ["serviceSpace"] = ServiceSpace,
        ["idleWhileLeasing"] = (row, head) => new IdleWhileLeasingRule(
            head, Words(row, "states", LedgerWords.RoomStates), Words(row, "tenures", LedgerWords.TenureKinds)),
        ["needOrder"] = NeedOrder,
    };

    /// <summary>Reads the rules of a file.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="RuleFileException">It is no JSON, a field is missing, unknown, or has not the value that it should have.</exception>
    public static IReadOnlyList<Rule> Read(Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Form);
            return JsonFields.Read(document.RootElement, string.Empty, Fields, Rules);
        }
        catch (JsonException e)
        {
            throw new RuleFileException(
                string.Empty, $"is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} cannot be read; see to commas, quotes and brackets there", e);
        }
    }

    private static IReadOnlyList<Rule> Rules(JsonFields file)
    {
        string jurisdiction = file.Text("jurisdiction");
        var head = new RuleHead(
            string.Empty,
            Id(file, "edition"),
            file.Text("title"),
            Jurisdiction.IsOne(jurisdiction) ? jurisdiction.ToUpperInvariant() : throw file.Fault("jurisdiction", "is a country, as \"CN\", or one with the digits of a division, as \"CN-3302\""),
            file.Day("validFrom"),
            file.OptionalDay("validTo"),
            file.Text("source"),
            file.Word("authority", Enum.GetValues<RuleAuthority>()),
            string.Empty,
            file.List("assumptions", assumed => new Assumption(assumed.Text("parameter"), assumed.Text("why"))));
        return head.ValidTo < head.ValidFrom
            ? throw file.Fault("validTo", "is a day not before validFrom, or null")
            : file.List("rules", row => Row(row, head));
    }

    private static Rule Row(JsonFields row, RuleHead file)
    {
        string kind = row.Text("kind");
        RuleHead head = file with { Id = RuleId(row), Note = row.OptionalText("note") };
        return Kinds.TryGetValue(kind, out Func<JsonFields, RuleHead, Rule>? read)
            ? read(row, head)
            : throw row.Fault("kind", $"is one of {string.Join(", ", Kinds.Keys)}");
    }

    private static Rank Rank(JsonFields row) => new(
        One(row, "level", LedgerWords.Levels), Id(row, "rank"), row.Text("english"), row.Texts("chinese"));

    private static LeaderTotalRule LeaderTotal(JsonFields row, RuleHead head) => new(
        head, Words(row, "purposes", LedgerWords.RoomPurposes), Positive(row, "toiletMaxM2", LargestM2), row.TextsOrNone("toiletPosts"));

    private static EntitlementRule Entitlement(JsonFields row, RuleHead head) => new(
        head,
        Number(row, "surchargeShare", 0, 1),
        row.List("buildings", one => new BuildingFactor(Id(one, "type"), one.Text("chinese"), Number(one, "leastK", 0.01, 1))));

    private static ServiceSpaceRule ServiceSpace(JsonFields row, RuleHead head)
    {
        var read = new ServiceSpaceRule(head, Number(row, "minM2PerPerson", 0, LargestM2), Number(row, "maxM2PerPerson", 0, LargestM2));
        return read.MaxM2PerPerson < read.MinM2PerPerson ? throw row.Fault("maxM2PerPerson", "is not below minM2PerPerson") : read;
    }

    private static NeedOrderRule NeedOrder(JsonFields row, RuleHead head)
    {
        NeedWay[] ways =
        [
            .. row.Texts("ways").Select(text => Enum.GetValues<NeedWay>().Cast<NeedWay?>().FirstOrDefault(way => way!.Value.Word() == text)
                ?? throw row.Fault("ways", $"is a list of {string.Join(", ", Enum.GetValues<NeedWay>().Select(RuleWords.Word))}")),
        ];
        return ways.Distinct().Count() == ways.Length ? new NeedOrderRule(head, ways) : throw row.Fault("ways", "names each way once");
    }

    private static T One<T>(JsonFields row, string name, Vocabulary<T> words)
        where T : struct, Enum => words.Find(row.Text(name)) ?? throw row.Fault(name, $"is one of {words.Expected}");

    private static IReadOnlyList<T> Words<T>(JsonFields row, string name, Vocabulary<T> words)
        where T : struct, Enum => [.. row.Texts(name).Select(text => words.Find(text) ?? throw row.Fault(name, $"is a list of {words.Expected}"))];

    private static decimal Positive(JsonFields row, string name, double most) => Number(row, name, 0.01, most);

    private static decimal Number(JsonFields row, string name, double least, double most) => (decimal)row.Number(name, least, most);

    private static string Id(JsonFields row, string name)
    {
        string id = row.Text(name);
        return Ids().IsMatch(id) ? id : throw row.Fault(name, "is up to 32 of the letters a–z, digits and hyphens");
    }

    private static string RuleId(JsonFields row)
    {
        string id = row.Text("id");
        return RuleIds().IsMatch(id) ? id : throw row.Fault("id", "is up to 80 of the letters a–z, digits, hyphens and slashes");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,31}\z")]
    private static partial Regex Ids();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9/-]{0,79}\z")]
    private static partial Regex RuleIds();
}
