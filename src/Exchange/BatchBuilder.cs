using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Exchange;

/// <summary>Collects the rings of a batch. Every reader writes through it, so that one rule decides what a faulty ring is.</summary>
/// <param name="placeWord">What places count: line or feature.</param>
/// <param name="limits">What is too large; null for nothing.</param>
internal sealed class BatchBuilder(string placeWord, BatchLimits? limits = null)
{
    // The engine's own limit: squares beyond it lose the digits that a metre needs.
    private const double Furthest = 1e12;

    private readonly List<double> _coordinates = [];
    private readonly List<int> _ringEnds = [];
    private readonly List<int> _shapeEnds = [];
    private readonly List<ShapeFault> _faults = [];
    private readonly List<BatchRoom> _rooms = [];
    private readonly List<(BatchObstacle Obstacle, string? RoomId)> _obstacles = [];
    private readonly List<bool> _shells = [];
    private readonly int _mostVertices = (limits ?? BatchLimits.Widest).VerticesPerShape;
    private int _ringStart;
    private int _firstRing;
    private int _ring;
    private int _ringOfPolygon;
    private bool _isBeyondMeasure;

    private int Shape => _shapeEnds.Count;

    /// <summary>Adds a vertex to the open ring.</summary>
    /// <param name="x">x in metres.</param>
    /// <param name="y">y in metres.</param>
    public void AddVertex(double x, double y)
    {
        if (!_isBeyondMeasure && !(Math.Abs(x) <= Furthest && Math.Abs(y) <= Furthest))
        {
            _faults.Add(new ShapeFault(Shape, new PolygonFault(RingFault.NotFinite, _ring, (_coordinates.Count / 2) - _ringStart)));
            _isBeyondMeasure = true;
        }

        _coordinates.Add(x);
        _coordinates.Add(y);
    }

    /// <summary>Ends a ring whose format repeats the first vertex; one that does not is closed, and that is a fault.</summary>
    public void EndRing()
    {
        int count = (_coordinates.Count / 2) - _ringStart;
        if (!DropClosingVertex() && count > 1 && !_isBeyondMeasure)
        {
            _faults.Add(new ShapeFault(Shape, new PolygonFault(RingFault.Gap, _ring, count - 1)));
        }

        if (count > 0)
        {
            _shells.Add(_ringOfPolygon == 0);
        }

        _ringOfPolygon++;
        AddRing(count);
    }

    /// <summary>Ends a ring whose format does not repeat the first vertex, though it may, and does not say what is a hole.</summary>
    public void EndOpenRing()
    {
        int count = (_coordinates.Count / 2) - _ringStart;
        DropClosingVertex();
        AddRing(count);
    }

    /// <summary>Ends a polygon: the next ring is a shell.</summary>
    public void EndPolygon() => _ringOfPolygon = 0;

    /// <summary>Makes the rings since the last call a room.</summary>
    /// <param name="id">Its name, or null.</param>
    /// <param name="place">Its line or feature.</param>
    /// <returns>The room's number.</returns>
    public int EndRoom(string? id, int place)
    {
        _rooms.Add(new BatchRoom(EndShape("room", _rooms.Count), id, place));
        return _rooms.Count - 1;
    }

    /// <summary>Makes the rings since the last call an obstacle.</summary>
    /// <param name="id">Its name, or null.</param>
    /// <param name="place">Its line or feature.</param>
    /// <param name="room">Number of the only room that it belongs to, or −1.</param>
    /// <param name="roomId">Name of that room, which may come later; or null.</param>
    public void EndObstacle(string? id, int place, int room = -1, string? roomId = null) =>
        _obstacles.Add((new BatchObstacle(EndShape("obstacle", _obstacles.Count), id, place, room), roomId));

    /// <summary>All that was added.</summary>
    /// <exception cref="MalformedInputException">There is no room, or an obstacle names one that is not there, or is there twice.</exception>
    public AreaBatch Build()
    {
        if (_rooms.Count == 0)
        {
            throw new MalformedInputException(string.Empty, "there is no room in the input");
        }

        if (_obstacles.FindIndex(o => o.Obstacle.Room < -1 || o.Obstacle.Room >= _rooms.Count) is int lost and >= 0)
        {
            BatchObstacle obstacle = _obstacles[lost].Obstacle;
            throw new MalformedInputException($"{placeWord} {obstacle.Place}", $"there is no room {obstacle.Room}");
        }

        ILookup<string, int> byId = _rooms.Index().Where(r => r.Item.Id is not null).ToLookup(r => r.Item.Id!, r => r.Index, StringComparer.Ordinal);
        BatchObstacle[] obstacles = [.. _obstacles.Select(o => o.RoomId is null ? o.Obstacle : o.Obstacle with { Room = Find(byId, o.Obstacle, o.RoomId) })];
        return new AreaBatch(
            ShapeTable.FromArrays([.. _coordinates], [.. _ringEnds], [.. _shapeEnds]), _rooms, obstacles, _faults, placeWord);
    }

    private int Find(ILookup<string, int> byId, BatchObstacle obstacle, string id)
    {
        int[] found = [.. byId[id].Take(2)];
        return found.Length == 1
            ? found[0]
            : throw new MalformedInputException(
                $"{placeWord} {obstacle.Place}", found.Length == 0 ? $"there is no room '{id}'" : $"there is more than one room '{id}'");
    }

    private bool DropClosingVertex()
    {
        int first = 2 * _ringStart;
        bool closes = _coordinates.Count > first + 2 && _coordinates[first] == _coordinates[^2] && _coordinates[first + 1] == _coordinates[^1];
        if (closes)
        {
            _coordinates.RemoveRange(_coordinates.Count - 2, 2);
        }

        return closes;
    }

    private void AddRing(int count)
    {
        if (count == 0)
        {
            _faults.Add(new ShapeFault(Shape, new PolygonFault(RingFault.TooFewVertices, _ring, -1)));
        }
        else
        {
            _ringEnds.Add(_coordinates.Count / 2);
        }

        _ringStart = _coordinates.Count / 2;
        _ring++;
    }

    private int EndShape(string role, int index)
    {
        int start = _firstRing == 0 ? 0 : _ringEnds[_firstRing - 1];
        int vertices = (_coordinates.Count / 2) - start;
        if (vertices > _mostVertices)
        {
            throw new InputTooLargeException($"{role} {index}", $"it has {vertices} vertices; {_mostVertices} are possible");
        }

        if (_ring == 0)
        {
            AddRing(0);
        }

        if (_isBeyondMeasure)
        {
            _ringEnds.RemoveRange(_firstRing, _ringEnds.Count - _firstRing);
            _coordinates.RemoveRange(2 * start, _coordinates.Count - (2 * start));
            _ringStart = start;
        }
        else if (_shells.Count > 1 || _shells.Contains(false))
        {
            _faults.AddRange(RingNesting.Faults(_coordinates, _ringEnds, _firstRing, _shells).Select(f => new ShapeFault(Shape, f)));
        }

        _shapeEnds.Add(_ringEnds.Count);
        _firstRing = _ringEnds.Count;
        _ring = 0;
        _ringOfPolygon = 0;
        _shells.Clear();
        _isBeyondMeasure = false;
        return _shapeEnds.Count - 1;
    }
}
