using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>The units of a project as factors to metres, square metres and radians.</summary>
/// <param name="Length">Metres in one length unit.</param>
/// <param name="Area">Square metres in one area unit.</param>
/// <param name="Angle">Radians in one plane-angle unit.</param>
/// <param name="IsLengthStated">Whether the file names its length unit.</param>
internal sealed record IfcUnits(double Length, double Area, double Angle, bool IsLengthStated)
{
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

    /// <summary>Reads the units of a project.</summary>
    /// <param name="project">The IfcProject.</param>
    /// <returns>The units; metres, and radians, where the file is silent.</returns>
    public static IfcUnits Of(StepEntity project)
    {
        double? length = null;
        double? area = null;
        double? angle = null;
        foreach (StepEntity unit in project.OptionalEntity(8)?.Entities(0) ?? [])
        {
            switch (Kind(unit))
            {
                case "LENGTHUNIT":
                    length ??= Factor(unit);
                    break;
                case "AREAUNIT":
                    area ??= Factor(unit);
                    break;
                case "PLANEANGLEUNIT":
                    angle ??= Factor(unit);
                    break;
            }
        }

        double metres = length ?? 1;
        return new IfcUnits(metres, area ?? metres * metres, angle ?? 1, length is not null);
    }

    /// <summary>The factor of a named unit to the SI unit of its kind.</summary>
    /// <param name="unit">An IfcSIUnit or IfcConversionBasedUnit.</param>
    /// <returns>The factor.</returns>
    public static double Factor(StepEntity unit) => Factor(unit, 0);

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
            return unit.Enumeration(3) is "SQUARE_METRE" ? factor * factor : factor;
        }

        StepEntity measure = unit.Entity(3);
        double value = measure.Real(0) * Factor(measure.Entity(1), depth + 1);
        return value > 0 && double.IsFinite(value) ? value : throw unit.Error($"a unit cannot be {value} of another");
    }
}
