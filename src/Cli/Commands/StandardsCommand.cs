using System.CommandLine;
using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo standards</c>: which area standards there are, which were in force on a day, and what one of them says.</summary>
internal static class StandardsCommand
{
    public static Command Create()
    {
        var one = new Argument<AreaStandard?>("ID")
        {
            Description = "Show all of one standard",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => result.Tokens.Count == 0 ? null : SharedOptions.Named(result.Tokens[0].Value, result.AddError),
        };
        Option<DateOnly?> on = SharedOptions.Day("--on", "Only those in force on this day");
        var jurisdiction = new Option<string?>("--jurisdiction") { Description = "Only those of one country, or INT", HelpName = "CODE" };
        var command = new Command("standards", "List the area standards, or show one") { one, on, jurisdiction };
        command.SetAction(result =>
        {
            if (result.GetValue(one) is AreaStandard chosen)
            {
                WriteHead(chosen);
                WriteRules(chosen);
                return ExitCode.Done;
            }

            AreaStandard[] listed = [.. AreaStandards.All.Within(result.GetValue(jurisdiction), result.GetValue(on))];
            Array.ForEach(listed, WriteHead);
            return listed.Length > 0 ? ExitCode.Done : CommandRunner.Fail(
                ExitCode.Refused,
                $"no area standard is of that place and day; there are some of {string.Join(", ", AreaStandards.All.Select(s => s.Jurisdiction).Distinct().Order(StringComparer.Ordinal))}");
        });
        return command;
    }

    private static void WriteHead(AreaStandard standard)
    {
        Console.Out.WriteLine($"{standard.Id}  {standard.Jurisdiction}  {Day(standard.ValidFrom)} – {Day(standard.ValidTo)}  {standard.Authority.Word()}");
        Console.Out.WriteLine($"    {standard.Title}");
        Console.Out.WriteLine($"    {standard.Source}");
        if (standard.Approximations.Count > 0)
        {
            Console.Out.WriteLine($"    approximated: {string.Join(", ", standard.Approximations.Select(a => a.Word))}");
        }

        if (standard.Assumptions.Count > 0)
        {
            Console.Out.WriteLine($"    assumed: {string.Join(", ", standard.Assumptions.Select(a => a.Parameter))}");
        }
    }

    private static void WriteRules(AreaStandard standard)
    {
        foreach ((string name, string value) in StandardRules.Of(standard))
        {
            Console.Out.WriteLine($"    {name}: {value}");
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today";
}
