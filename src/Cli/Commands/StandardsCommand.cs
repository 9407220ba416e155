using System.CommandLine;
using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo standards</c>: which area standards there are, and which were in force on a day.</summary>
internal static class StandardsCommand
{
    public static Command Create()
    {
        var on = new Option<DateOnly?>("--on")
        {
            Description = "Only those in force on this day",
            HelpName = "YYYY-MM-DD",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(
                    result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
                {
                    return day;
                }

                result.AddError($"'{result.Tokens[0].Value}' is no day; write it as 2024-12-31");
                return null;
            },
        };
        var jurisdiction = new Option<string?>("--jurisdiction") { Description = "Only those of one country, or INT", HelpName = "CODE" };
        var command = new Command("standards", "List the area standards") { on, jurisdiction };
        command.SetAction(result =>
        {
            foreach (AreaStandard standard in AreaStandards.All.Within(result.GetValue(jurisdiction), result.GetValue(on)))
            {
                Console.Out.WriteLine($"{standard.Id}  {standard.Jurisdiction}  {Day(standard.ValidFrom)} – {Day(standard.ValidTo)}  {standard.Authority.Word()}");
                Console.Out.WriteLine($"    {standard.Title}");
                Console.Out.WriteLine($"    {standard.Source}");
                foreach (Approximation approximation in standard.Approximations)
                {
                    Console.Out.WriteLine($"    ! {approximation.Word}: {approximation.Meaning}");
                }
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today";
}
