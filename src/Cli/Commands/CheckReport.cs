using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Recalculation;

namespace SpaceGeo.Cli.Commands;

/// <summary>Tells what <c>spacegeo recalculate --check</c> found: sums on stdout, what the present engine does not reproduce on stderr.</summary>
internal static class CheckReport
{
    private const int MostLines = 100;

    /// <summary>Writes the report.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="scope">Which buildings were asked for.</param>
    /// <returns>An exit code: refused where a number of the present engine was not reproduced, or there was nothing to check.</returns>
    public static int Write(AreaCheckResult found, RecalculationScope scope)
    {
        if (found.Buildings == 0 && scope != default)
        {
            return CommandRunner.Fail(ExitCode.Refused, "there is no such building, or it has no such revision");
        }

        foreach (CheckedSet set in found.Sets)
        {
            Console.Out.WriteLine(Of(set));
        }

        Dictionary<(string, string), bool> older = found.Sets.ToDictionary(s => (s.Standard, s.EngineVersion), s => s.IsOlder);
        int told = 0;
        foreach (AreaDifference difference in found.Differences.OrderBy(d => older[(d.Standard, d.EngineVersion)]).Take(MostLines))
        {
            told++;
            if (older[(difference.Standard, difference.EngineVersion)])
            {
                Console.Out.WriteLine(CommandRunner.OneLine(Of(difference, $"the present engine {AreaEngine.Version} gives")));
            }
            else
            {
                CommandRunner.Fail(ExitCode.Refused, Of(difference, "its plan gives"));
            }
        }

        if (found.Differences.Count > told)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and more, of which the first {MostLines} are told"));
        }

        foreach (BuildingFault fault in found.Faults)
        {
            CommandRunner.Fail(ExitCode.Refused, string.Create(
                CultureInfo.InvariantCulture, $"building {fault.BuildingId}, storey {fault.StoreyNo}: {fault.Message} Its areas were not checked"));
        }

        return found.IsReproduced ? ExitCode.Done : ExitCode.Refused;
    }

    private static string Of(CheckedSet set)
    {
        string outcome = set.Unknown > 0
            ? "not checked: the standard is not known any more; put its file into .spacegeo/standards"
            : (set.Different, set.IsOlder) switch
            {
                (0, false) => "reproduced bit for bit",
                (0, true) => $"the same by the present engine {AreaEngine.Version}",
                (long different, false) => string.Create(CultureInfo.InvariantCulture, $"{different} not reproduced"),
                (long different, true) => string.Create(
                    CultureInfo.InvariantCulture, $"{different} differ from what the present engine {AreaEngine.Version} gives"),
            };
        return string.Create(CultureInfo.InvariantCulture, $"{set.Standard}, engine {set.EngineVersion}: {set.Areas} areas, {outcome}");
    }

    private static string Of(AreaDifference d, string source)
    {
        string room = d.GlobalId.Length > 0 ? d.GlobalId : $"number {d.RoomNo.ToString(CultureInfo.InvariantCulture)}";
        string delta = (d.Stored, d.Recomputed) is (double stored, double computed)
            ? string.Create(CultureInfo.InvariantCulture, $", Δ {computed - stored:R}")
            : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"building {d.BuildingId}, room {room}, revision {d.Revision}, {d.Standard}, engine {d.EngineVersion}: {d.What} is stored as {Told(d.Stored)}, {source} {Told(d.Recomputed)}{delta}");
    }

    private static string Told(double? value) => value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : "nothing";
}
