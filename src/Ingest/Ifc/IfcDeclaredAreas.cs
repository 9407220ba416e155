using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>The areas that the authoring tool wrote for a room.</summary>
/// <param name="model">The model.</param>
/// <param name="relations">Property and quantity sets.</param>
internal sealed class IfcDeclaredAreas(IfcModel model, IfcRelations relations)
{
    // Names by how surely they mean a floor area: the standard's own, those of the big tools, those of zone stamps in several languages.
    // A name outside of this list is not taken: "Area" stands for walls, ceilings and windows too.
    private static readonly Dictionary<string, int> Ranks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GrossFloorArea"] = 0,
        ["NetFloorArea"] = 0,
        ["GSA BIM Area"] = 1,
        ["GSA Space Areas"] = 1,
        ["NetArea"] = 1,
        ["GrossArea"] = 1,
        ["Area"] = 2,
        ["Fläche"] = 2,
        ["Surface"] = 2,
        ["面积"] = 2,
        ["Measured Area"] = 3,
        ["Measured Net Area"] = 3,
        ["Gemessene Fläche"] = 3,
        ["Gemessene Nettofläche"] = 3,
        ["ROOM AREA"] = 3,
    };

    /// <summary>The declared area that fits best.</summary>
    /// <param name="room">Label of the IfcSpace.</param>
    /// <param name="grossM2">Our own gross area, or null when there is none.</param>
    /// <returns>Of the surest names the one nearest to our gross area: a tool that states gross and net means its gross by that.</returns>
    public DeclaredArea? Best(long room, double? grossM2)
    {
        DeclaredArea? best = null;
        (int Rank, double Distance) least = (int.MaxValue, 0);
        foreach (long set in relations.Definitions(room))
        {
            foreach ((DeclaredArea area, int rank) in AreasOf(model.File.Entity(set)))
            {
                (int Rank, double Distance) fit = (rank, grossM2 is double gross ? Math.Abs(area.AreaM2 - gross) : 0);
                if (fit.CompareTo(least) < 0)
                {
                    (best, least) = (area, fit);
                }
            }
        }

        return best;
    }

    private IEnumerable<(DeclaredArea Area, int Rank)> AreasOf(StepEntity set)
    {
        int members = set.Type switch
        {
            "IFCELEMENTQUANTITY" => 5,
            "IFCPROPERTYSET" => 4,
            _ => -1,
        };
        if (members < 0)
        {
            yield break;
        }

        string setName = set.Text(IfcAttribute.Name);
        foreach (StepEntity member in set.Entities(members))
        {
            if (Ranks.TryGetValue(member.Text(0), out int rank) && AreaOf(member, rank) is double area && area > 0 && double.IsFinite(area))
            {
                yield return (new DeclaredArea($"{setName}/{member.Text(0)}", area), rank);
            }
        }
    }

    // IfcQuantityArea: Name, Description, Unit, AreaValue. IfcPropertySingleValue: Name, Description, NominalValue, Unit.
    private double? AreaOf(StepEntity member, int rank) => member.Type switch
    {
        "IFCQUANTITYAREA" => member.OptionalReal(3) * UnitOf(member, 2),
        "IFCPROPERTYSINGLEVALUE" when member[2].TypeName == "IFCAREAMEASURE" => member[2].Number * UnitOf(member, 3),
        // Zone stamps write areas as plain numbers, in square metres whatever the project's unit is.
        "IFCPROPERTYSINGLEVALUE" when rank == 3 && member[2].TypeName == "IFCREAL" => member[2].Number,
        _ => null,
    };

    private double UnitOf(StepEntity member, int attribute) =>
        member.OptionalEntity(attribute) is StepEntity unit && unit.Type != "IFCDERIVEDUNIT" ? IfcUnits.Factor(unit) : model.Units.Area;
}
