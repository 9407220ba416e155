using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Exchange;

/// <summary>A room of a batch.</summary>
/// <param name="Shape">Its footprint in the table.</param>
/// <param name="Id">The sender's name for it, or null.</param>
/// <param name="Place">Number of its line or feature.</param>
public readonly record struct BatchRoom(int Shape, string? Id, int Place);

/// <summary>An obstacle of a batch.</summary>
/// <param name="Shape">Its outline in the table.</param>
/// <param name="Id">The sender's name for it, or null.</param>
/// <param name="Place">Number of its line or feature.</param>
/// <param name="Room">Number of the only room that it takes area from, or −1: it takes from every room that it overlaps.</param>
public readonly record struct BatchObstacle(int Shape, string? Id, int Place, int Room = -1);

/// <summary>A fault of a shape.</summary>
/// <param name="Shape">Number in the table.</param>
/// <param name="Fault">What is wrong, and in which ring.</param>
public readonly record struct ShapeFault(int Shape, PolygonFault Fault);

/// <summary>Rooms and obstacles as another program sent them, in metres of one plane.</summary>
/// <param name="Shapes">All outlines.</param>
/// <param name="Rooms">The rooms, in the sender's order.</param>
/// <param name="Obstacles">The obstacles, in the sender's order, in which a receipt takes them.</param>
/// <param name="Faults">What reading found: rings that were not closed, and shapes left empty since a coordinate is beyond measure.</param>
/// <param name="PlaceWord">What <see cref="BatchRoom.Place"/> counts: line or feature.</param>
public sealed record AreaBatch(
    ShapeTable Shapes,
    IReadOnlyList<BatchRoom> Rooms,
    IReadOnlyList<BatchObstacle> Obstacles,
    IReadOnlyList<ShapeFault> Faults,
    string PlaceWord);
