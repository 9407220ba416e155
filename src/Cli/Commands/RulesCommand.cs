using System.CommandLine;
using System.Text;
using SpaceGeo.Planning.Rules;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo rules</c>: which rules of space there are, which are in force on a day in a place, and where they are written.</summary>
internal static class RulesCommand
{
    private const string Table = "table";
    private const string Json = "json";
    private const string Csv = "csv";

    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "How the rules are written", DefaultValueFactory = _ => Table };
        format.AcceptOnlyFromAmong(Table, Json, Csv);
        Option<DateOnly?> asOf = SharedOptions.Day("--as-of", "Only those in force on this day");
        var jurisdiction = new Option<string?>("--jurisdiction")
        {
            Description = "Only those that apply in this place: a country, or one with the digits of a division, as CN-3302",
            HelpName = "CODE",
        };
        jurisdiction.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Jurisdiction.IsOne(result.Tokens[0].Value))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no place; write a country, as CN, or one with 2, 4, 6, 9 or 12 digits of a division, as CN-3302");
            }
        });
        var command = new Command("rules", "List the rules of space: limits by rank, leases, entitlement") { format, asOf, jurisdiction };
        command.SetAction(result =>
        {
            Rule[] rules = [.. RuleBook.Current.Within(result.GetValue(jurisdiction), result.GetValue(asOf))];
            if (rules.Length == 0)
            {
                return CommandRunner.Fail(ExitCode.Refused, "no rule is in force in that place on that day; see spacegeo rules");
            }

            Write(rules, result.GetRequiredValue(format));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(Rule[] rules, string format)
    {
        using var writer = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (format == Csv)
        {
            RuleList.WriteCsv(writer, rules);
        }
        else if (format == Json)
        {
            RuleList.WriteJson(writer, rules);
        }
        else
        {
            RuleList.WriteTable(writer, rules);
        }
    }
}
