using System.CommandLine;
using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Earth;
using SpaceGeo.Inventory;

namespace SpaceGeo.Cli.Commands;

/// <summary>Options and arguments that several commands have.</summary>
internal static class SharedOptions
{
    public static Argument<string[]> Files() => new("FILE")
    {
        Description = "IFC files (.ifc)",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<AreaStandard> Standard() => new("--standard")
    {
        Description = "Area standard: " + string.Join(", ", AreaStandards.All.Select(s => s.Id)),
        HelpName = "ID",
        DefaultValueFactory = _ => AreaStandards.Default,
        CustomParser = result =>
        {
            string id = result.Tokens[0].Value;
            AreaStandard? standard = AreaStandards.Find(id);
            if (standard is null)
            {
                result.AddError($"there is no area standard '{id}'; known: {string.Join(", ", AreaStandards.All.Select(s => s.Id))}");
            }

            return standard!;
        },
    };

    public static Option<string?> Database() => new("--db")
    {
        Description = "Connection string of a PostGIS database; without it, and without SPACEGEO_DB, a private one is started",
        HelpName = "CONNECTION",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SPACEGEO_DB") is { Length: > 0 } given ? given : null,
    };

    public static Option<Georeference?> At() => new("--at")
    {
        Description = "Where the buildings stand, when the models do not say: longitude and latitude in degrees, and the rotation of the "
            + "model's x axis from east, counter-clockwise",
        HelpName = "LON,LAT[,ROTATION]",
        CustomParser = result =>
        {
            double[]? numbers = Numbers(result.Tokens[0].Value);
            if (numbers is { Length: 2 or 3 } && TangentPlane.IsPosition(numbers[0], numbers[1]) && Math.Abs(numbers[0]) <= 180)
            {
                return new Georeference(GeoreferenceSource.Given, null, numbers[0], numbers[1], numbers.Length > 2 ? numbers[2] : 0, 1);
            }

            result.AddError($"'{result.Tokens[0].Value}' is no position; write --at LON,LAT or --at LON,LAT,ROTATION in degrees");
            return null;
        },
    };

    public static Option<bool> DeriveRooms() => new("--derive-rooms")
    {
        Description = "Where walls enclose an area that no IfcSpace covers, find the room between them",
    };

    private static double[]? Numbers(string text)
    {
        string[] parts = text.Split(',');
        double[] numbers = new double[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
