using System.Globalization;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>The units of a project as factors to metres, square metres and radians.</summary>
/// <param name="Length">Metres in one length unit.</param>
/// <param name="Area">Square metres in one area unit.</param>
/// <param name="Angle">Radians in one plane-angle unit.</param>
/// <param name="IsLengthStated">Whether the file names its length unit.</param>
internal sealed record IfcUnits(double Length, double Area, double Angle, bool IsLengthStated)
{
    // The SI unit of each kind that this reader needs; areas may be given in square metres alone.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["LENGTHUNIT"] = "METRE",
        ["AREAUNIT"] = "SQUARE_METRE",
        ["PLANEANGLEUNIT"] = "RADIAN",
    };

    private static readonly Dictionary<string, double> Prefixes = new(StringComparer.Ordinal)
    {
        ["EXA"] = 1e18,
        ["PETA"] = 1e15,
        ["TERA"] = 1e12,
        ["GIGA"] = 1e9,
        ["MEGA"] = 1e6,
        ["KILO"] = 1e3,
        ["HECTO"] = 1e2,
        ["DECA"] = 1e1,
        ["DECI"] = 1e-1,
        ["CENTI"] = 1e-2,
        ["MILLI"] = 1e-3,
        ["MICRO"] = 1e-6,
        ["NANO"] = 1e-9,
        ["PICO"] = 1e-12,
        ["FEMTO"] = 1e-15,
        ["ATTO"] = 1e-18,
    };

    /// <summary>Reason codes and messages of units that are given twice or cannot be read.</summary>
    public IReadOnlyList<(string Code, string Message)> Doubts { get; private init; } = [];

    /// <summary>Reads the units of a project.</summary>
    /// <param name="project">The IfcProject.</param>
    /// <returns>The units; metres, and radians, where the file is silent.</returns>
    /// <exception cref="StepException">The length unit cannot be read: nothing could be measured.</exception>
    public static IfcUnits Of(StepEntity project)
    {
        var doubts = new List<(string Code, string Message)>();
        double? length = null;
        double? area = null;
        double? angle = null;
        foreach (StepEntity unit in project.OptionalEntity(8)?.Entities(0) ?? [])
        {
            switch (Kind(unit))
            {
                case "LENGTHUNIT":
                    length = Taken(length, unit, "length", doubts);
                    break;
                case "AREAUNIT":
                    area = Readable(area, unit, "area", doubts);
                    break;
                case "PLANEANGLEUNIT":
                    angle = Readable(angle, unit, "angle", doubts);
                    break;
            }
        }

        double metres = length ?? 1;
        return new IfcUnits(metres, area ?? metres * metres, angle ?? 1, length is not null) { Doubts = doubts };
    }

    /// <summary>The factor of a named unit to the SI unit of its kind.</summary>
    /// <param name="unit">An IfcSIUnit or IfcConversionBasedUnit.</param>
    /// <returns>The factor.</returns>
    public static double Factor(StepEntity unit) => Factor(unit, 0);

    private static double Taken(double? first, StepEntity unit, string kind, List<(string Code, string Message)> doubts)
    {
        double factor = Factor(unit);
        if (first is double taken && Math.Abs(factor - taken) > 1e-9 * taken)
        {
            doubts.Add(("unit-twice", string.Create(
                CultureInfo.InvariantCulture, $"the file gives two {kind} units, {taken:G6} and {factor:G6} of the SI unit; the first was taken")));
        }

        return first ?? factor;
    }

    // Areas and angles without a unit can be done without; a file of lengths without one cannot.
    private static double? Readable(double? first, StepEntity unit, string kind, List<(string Code, string Message)> doubts)
    {
        try
        {
            return Taken(first, unit, kind, doubts);
        }
        catch (StepException e) when (e.Fault == StepFault.Attribute)
        {
            doubts.Add(("unit-unknown", $"the {kind} unit cannot be read, and the SI unit was assumed: {e.Problem}"));
            return first;
        }
    }

    private static string Kind(StepEntity unit) =>
        unit.Type is "IFCSIUNIT" or "IFCCONVERSIONBASEDUNIT" or "IFCCONVERSIONBASEDUNITWITHOFFSET" ? unit.Enumeration(1) : string.Empty;

    private static double Factor(StepEntity unit, int depth)
    {
        if (depth > 8)
        {
            throw unit.Error("the unit is defined by itself");
        }

        if (unit.Type == "IFCSIUNIT")
        {
            string prefix = unit.Enumeration(2);
            double factor = prefix.Length == 0 ? 1
                : Prefixes.TryGetValue(prefix, out double known) ? known : throw unit.Error($".{prefix}. is no SI prefix");
            string name = unit.Enumeration(3);
            return Names.TryGetValue(unit.Enumeration(1), out string? expected) && name != expected
                ? throw unit.Error($".{name}. is no SI unit of this kind; export lengths in metres, millimetres, feet or inches")
                : name == "SQUARE_METRE" ? factor * factor : factor;
        }

        StepEntity measure = unit.Entity(3);
        double value = measure.Real(0) * Factor(measure.Entity(1), depth + 1);
        return value > 0 && double.IsFinite(value) ? value : throw unit.Error($"a unit cannot be {value} of another");
    }
}
