using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Bench.Reading;

/// <summary>Holds measured rooms against independently calculated ones.</summary>
internal static class ExpectedAreas
{
    // Of a room's gross area: what the independent calculation is exact to.
    private const double Tolerance = 0.001;

    /// <summary>Compares all rooms of a model that were calculated.</summary>
    /// <param name="modelPath">Path of the model; the figures lie beside it, or in <c>oracle</c> beside its folder.</param>
    /// <param name="model">The model as it was measured.</param>
    /// <returns>Number of rooms compared.</returns>
    /// <exception cref="WrongAnswerException">A room is missing or differs.</exception>
    public static int Check(string modelPath, MeasuredModel model)
    {
        Dictionary<string, RoomAreas> rooms = model.Buildings.SelectMany(b => b.Storeys)
            .SelectMany(s => s.Storey.Rooms.Select(r => (r.GlobalId, Areas: s.Of(r))))
            .Where(r => r.Areas is not null)
            .GroupBy(r => r.GlobalId).ToDictionary(g => g.Key, g => g.First().Areas!.Value);
        string[][] lines = [.. File.ReadLines(FiguresOf(modelPath)).Select(line => line.Split('\t'))];
        int quality = Array.IndexOf(lines[0], "quality");
        string[][] truth = [.. lines.Skip(1).Where(line => line.Length > quality && line[quality] == "ok")];
        foreach (string[] line in truth)
        {
            if (!rooms.TryGetValue(line[0], out RoomAreas ours))
            {
                throw new WrongAnswerException($"{Path.GetFileName(modelPath)}: room {line[0]} was not measured");
            }

            double gross = Number(line, lines[0], "gross_m2");
            double worst = new[]
            {
                ours.Gross - gross, ours.Wall - Number(line, lines[0], "wall_m2"), ours.Column - Number(line, lines[0], "column_m2"),
                ours.Other - Number(line, lines[0], "other_m2"), ours.Net - Number(line, lines[0], "net_m2"),
            }.Max(Math.Abs);
            if (!(worst <= Tolerance * gross))
            {
                throw new WrongAnswerException($"{Path.GetFileName(modelPath)}: room {line[0]} is {worst:R} m² off");
            }
        }

        return truth.Length;
    }

    private static double Number(string[] line, string[] headings, string column) =>
        double.Parse(line[Array.IndexOf(headings, column)], CultureInfo.InvariantCulture);

    private static string FiguresOf(string modelPath)
    {
        string beside = Path.ChangeExtension(modelPath, ".oracle.tsv");
        return File.Exists(beside) ? beside
            : Path.Combine(Path.GetDirectoryName(modelPath)!, "..", "oracle", Path.GetFileName(modelPath) + ".tsv");
    }
}
