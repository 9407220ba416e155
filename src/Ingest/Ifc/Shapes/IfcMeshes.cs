using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Items that are cut by their faces. A mesh is made once, however often it is placed.</summary>
/// <param name="sweeps">Faces of swept items.</param>
/// <param name="faces">Faces of shells and tessellations.</param>
internal sealed class IfcMeshes(IfcSweeps sweeps, IfcFaces faces)
{
    private readonly Dictionary<long, ItemFaces> _known = [];

    /// <summary>The solid inside the faces of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="frame">From the item's frame to placed metres.</param>
    /// <param name="faults">Receives what had to be mended.</param>
    /// <returns>The placed solid.</returns>
    /// <exception cref="IfcGeometryException">The item's class is not read, or it has no face.</exception>
    public Solid Read(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults)
    {
        if (!_known.TryGetValue(item.Label, out ItemFaces? shape))
        {
            _known.Add(item.Label, shape = Make(item));
        }

        foreach (PolygonFault fault in shape.Faults)
        {
            faults.Add(fault);
        }

        Affine3 placement = frame.After(shape.Position);
        return shape.Meshes.Length switch
        {
            0 => throw new IfcGeometryException("solid-empty", $"{item} has no face"),
            1 => new FacetedSolid(shape.Meshes[0], placement),
            _ => new UnionSolid([.. shape.Meshes.Select(mesh => new FacetedSolid(mesh, placement))]),
        };
    }

    private ItemFaces Make(StepEntity item)
    {
        var faults = new List<PolygonFault>();
        return sweeps.Mesh(item, faults) is FaceMesh swept
            ? new ItemFaces([swept], sweeps.Position(item), faults)
            : new ItemFaces([.. Shells(item).Where(mesh => mesh.FaceCount > 0)], Affine3.Identity, faults);
    }

    private FaceMesh[] Shells(StepEntity item) => item.Type switch
    {
        "IFCFACETEDBREP" or "IFCADVANCEDBREP" => [faces.Shells([item.Entity(0)])],
        "IFCFACETEDBREPWITHVOIDS" or "IFCADVANCEDBREPWITHVOIDS" => [faces.Shells([item.Entity(0), .. item.Entities(1)])],
        "IFCCLOSEDSHELL" or "IFCOPENSHELL" or "IFCCONNECTEDFACESET" => [faces.Shells([item])],
        "IFCFACEBASEDSURFACEMODEL" or "IFCSHELLBASEDSURFACEMODEL" => SurfaceModel(item),
        "IFCTRIANGULATEDFACESET" => [faces.Triangles(item)],
        "IFCPOLYGONALFACESET" => [faces.Polygons(item)],
        _ => throw new IfcGeometryException("representation-unsupported", $"items of class {item.Type} are not read"),
    };

    // Sets that are closed each for itself are bodies of their own and may overlap; open ones close only together.
    private FaceMesh[] SurfaceModel(StepEntity item)
    {
        StepEntity[] sets = [.. item.Entities(0)];
        FaceMesh[] single = [.. sets.Select(set => faces.Shells([set]))];
        return single.Length == 1 || Array.TrueForAll(single, mesh => mesh.IsClosed()) ? single : [faces.Shells(sets)];
    }

    private sealed record ItemFaces(FaceMesh[] Meshes, Affine3 Position, IReadOnlyList<PolygonFault> Faults);
}
