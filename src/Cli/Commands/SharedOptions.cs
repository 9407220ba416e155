using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Earth;
using SpaceGeo.Inventory;

namespace SpaceGeo.Cli.Commands;

/// <summary>Options and arguments that several commands have.</summary>
internal static class SharedOptions
{
    public static Argument<string[]> Files()
    {
        var files = new Argument<string[]>("FILE") { Description = "IFC files (.ifc, .ifczip)", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(result =>
        {
            foreach (string value in result.Tokens.Select(token => token.Value))
            {
                if (value.Length == 0 || value.StartsWith('-'))
                {
                    result.AddError($"'{value}' is no option of this command and no file");
                    return;
                }
            }
        });
        return files;
    }

    public static Option<string?> PlanFolder()
    {
        var folder = new Option<string?>("--svg")
        {
            Description = "Draw one floor plan for each storey into this folder",
            HelpName = "DIR",
        };
        folder.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (result.Tokens[0].Value.Length == 0 || File.Exists(result.Tokens[0].Value)))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no folder");
            }
        });
        return folder;
    }

    public const string AllStandards = "all";

    /// <summary>The option that names one standard, or all of them.</summary>
    public static Option<AreaStandard[]?> Standards() => new("--standard")
    {
        Description = $"Area standard: {string.Join(", ", AreaStandards.All.Select(s => s.Id))}, or {AllStandards} of them; "
            + $"ID@YYYY-MM-DD for its edition of that day; without it {AreaStandards.Default.Id}",
        HelpName = "ID",
        CustomParser = result => IsAll(result.Tokens[0].Value)
            ? [.. AreaStandards.All.OrderBy(s => s != AreaStandards.Default)]
            : Named(result.Tokens[0].Value, result.AddError) is AreaStandard one ? [one] : null,
    };

    /// <summary>The standards that were named, or else the default.</summary>
    public static AreaStandard[] Chosen(ParseResult result, Option<AreaStandard[]?> standards) =>
        result.GetValue(standards) is { Length: > 0 } chosen ? chosen : [AreaStandards.Default];

    /// <summary>Whether all standards were asked for.</summary>
    public static bool AreAll(OptionResult? standards) => standards is { Tokens: [Token one] } && IsAll(one.Value);

    private static bool IsAll(string name) => string.Equals(name, AllStandards, StringComparison.OrdinalIgnoreCase);

    /// <summary>The standard of a name, which may carry a day.</summary>
    /// <param name="name">As <c>din277-nrf</c> or <c>din277-nrf@2024-12-31</c>.</param>
    /// <param name="addError">Told why there is none.</param>
    public static AreaStandard? Named(string name, Action<string> addError)
    {
        string[] parts = name.Split('@', 2);
        if (parts.Length == 1 || !DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            AreaStandard? known = AreaStandards.Find(name);
            if (known is null)
            {
                addError($"there is no area standard '{name}'; known: {string.Join(", ", AreaStandards.All.Select(s => s.Id))}; see spacegeo standards");
            }

            return known;
        }

        AreaStandard? edition = AreaStandards.All.InForce(parts[0], day);
        if (edition is null)
        {
            addError($"no edition of the area standard '{parts[0]}' was in force on {parts[1]}; see spacegeo standards");
        }

        return edition;
    }

    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                return day;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no day; write it as 2024-12-31");
            return null;
        },
    };

    public static Option<string?> Database() => new("--db")
    {
        Description = "Connection string of a PostGIS database; without it, and without SPACEGEO_DB, a private one is started",
        HelpName = "CONNECTION",
    };

    public static Option<Georeference?> At() => new("--at")
    {
        Description = "Where the buildings stand, whatever the models say: longitude and latitude in degrees, and the rotation of the "
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

    public static Option<string?> Report()
    {
        var report = new Option<string?>("--report")
        {
            Description = "Write what was read, left out, mended and assumed into this file (JSON), with what to do about it",
            HelpName = "FILE",
        };
        report.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !CanHold(result.Tokens[0].Value))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no file in a folder that exists");
            }
        });
        return report;
    }

    // Said before the work, not after it.
    private static bool CanHold(string file) => file.Length > 0 && !Directory.Exists(file)
        && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)));

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
