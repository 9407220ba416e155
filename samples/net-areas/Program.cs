// Net areas from another program: once from flat arrays, once from NetTopologySuite polygons, and a receipt.
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Overlap;

// Metres of one plane: two rooms; a column that stands in both; a shaft that reaches out of the second.
double[] coordinates =
[
    0, 0, 6, 0, 6, 4, 0, 4,
    6, 0, 10, 0, 10, 4, 6, 4,
    5.8, 1, 6.2, 1, 6.2, 1.4, 5.8, 1.4,
    9, 3, 11, 3, 11, 5, 9, 5,
];
int[] ringEnds = [4, 8, 12, 16];
int[] shapeEnds = [1, 2, 3, 4];
var shapes = new PreparedShapes(ShapeTable.FromArrays(coordinates, ringEnds, shapeEnds));
foreach ((int shape, var fault) in shapes.Faults)
{
    Console.Error.WriteLine($"shape {shape}: {fault.Fault}");
}

int[] rooms = [0, 1];
int[] obstacles = [2, 3];
var engine = new NetAreaEngine();
NetArea[] areas = new NetArea[rooms.Length];
engine.Measure(shapes, rooms, obstacles, areas);
foreach ((int room, NetArea area) in areas.Index())
{
    Console.WriteLine($"room {room}: gross {area.GrossM2:F3} m², net {area.NetM2:F3} m², above 15 m²: {area.IsAbove(15)}");
}

double[] taken = new double[obstacles.Length];
new CoverageEngine().Measure(shapes, room: 1, obstacles, taken);
Console.WriteLine($"room 1: column takes {taken[0]:F3} m², shaft {taken[1]:F3} m²");

var wkt = new WKTReader();
Geometry hall = wkt.Read("POLYGON ((0 0, 20 0, 20 10, 0 10, 0 0), (8 4, 12 4, 12 6, 8 6, 8 4))");
Geometry[] columns = [.. Enumerable.Range(0, 5).Select(i => wkt.Read($"POINT ({2 + (4 * i)} 2)").Buffer(0.3))];
NetArea net = engine.Measure(hall, columns);
Console.WriteLine($"hall: gross {net.GrossM2:F3} m², net {net.NetM2:F3} m²");
Console.WriteLine(net.BoundM2 < 1e-9 ? "certain to 1e-9 m²" : $"uncertain by {net.BoundM2} m²");
