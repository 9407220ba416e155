using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Overlap;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Exchange;

/// <summary>How a room came out.</summary>
public enum RoomStatus
{
    /// <summary>Measured as it was sent.</summary>
    Ok,

    /// <summary>Measured, though its outline or that of an obstacle in it has a fault; a border that crosses itself counts under the even-odd rule.</summary>
    Repaired,

    /// <summary>Not measured.</summary>
    Failed,
}

/// <summary>A room's areas.</summary>
/// <param name="Areas">The areas; null where it could not be measured.</param>
/// <param name="Status">How it came out.</param>
/// <param name="Fault">What is wrong with the room's own outline, or else with an obstacle's; null for nothing.</param>
public readonly record struct MeasuredRoom(NetArea? Areas, RoomStatus Status, RingFault? Fault);

/// <summary>A line of a receipt.</summary>
/// <param name="Obstacle">Number of the obstacle in the batch.</param>
/// <param name="AreaM2">Square metres that no line before it has taken.</param>
public readonly record struct TakenArea(int Obstacle, double AreaM2);

/// <summary>A batch and its areas.</summary>
/// <param name="Batch">What was measured.</param>
/// <param name="Rooms">One for each room.</param>
/// <param name="Faults">All faults, of rooms and obstacles.</param>
/// <param name="Lines">The receipts, room after room; null where none were asked for.</param>
/// <param name="LineEnds">For each room the end of its lines; null where none were asked for.</param>
public sealed record MeasuredBatch(
    AreaBatch Batch, IReadOnlyList<MeasuredRoom> Rooms, IReadOnlyList<ShapeFault> Faults, TakenArea[]? Lines, int[]? LineEnds)
{
    /// <summary>The receipt of a room.</summary>
    /// <param name="room">Its number.</param>
    /// <returns>Lines in the order of the obstacles; empty where none were asked for.</returns>
    public ReadOnlySpan<TakenArea> Receipt(int room)
    {
        int start = LineEnds is null || room == 0 ? 0 : LineEnds[room - 1];
        return Lines.AsSpan(start, LineEnds is null ? 0 : LineEnds[room] - start);
    }
}

/// <summary>Measures the rooms of a batch.</summary>
/// <remarks>Serves one thread and one batch after another.</remarks>
/// <param name="limits">What is too large; null for nothing.</param>
public sealed class BatchMeasurement(BatchLimits? limits = null)
{
    // As in the area engine: what rounding leaves of an obstacle that only touches a room is no line of a receipt.
    private const double LeastPart = 1e-9;

    // Up to here the engine looks whether a border crosses itself.
    private const int FewVertices = 1024;
    private const int FewRings = 256;

    private readonly NetAreaEngine _areas = new();
    private readonly CoverageEngine _coverage = new();
    private readonly List<TakenArea> _lines = [];
    private readonly List<int> _near = [];
    private readonly List<int> _shapes = [];
    private readonly BatchLimits _limits = limits ?? BatchLimits.Widest;
    private readonly BorderCrossings _crossings = new();
    private double[] _taken = new double[64];

    /// <summary>Measures a batch.</summary>
    /// <param name="batch">Rooms and obstacles.</param>
    /// <param name="receipts">Whether to say what each obstacle took.</param>
    /// <param name="cancellation">Looked at before each room.</param>
    /// <returns>The areas; a room without area is a failed one, never one of 0 m².</returns>
    /// <exception cref="InputTooLargeException">A room and the obstacles near it have too many vertices.</exception>
    /// <exception cref="OperationCanceledException">It took too long for the caller.</exception>
    public MeasuredBatch Measure(AreaBatch batch, bool receipts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        AreaBatch cut = WithoutTangles(batch, cancellation);
        return MeasurePrepared(cut, new PreparedShapes(cut.Shapes, cancellation), receipts, cancellation);
    }

    private MeasuredBatch MeasurePrepared(AreaBatch batch, PreparedShapes prepared, bool receipts, CancellationToken cancellation)
    {
        List<ShapeFault> faults =
        [
            .. batch.Faults, .. prepared.Faults.Where(f => IsTrue(batch.Shapes, f)).Select(f => new ShapeFault(f.Shape, f.Fault)),
        ];
        Dictionary<int, RingFault> faultOf = [];
        foreach (ShapeFault fault in faults)
        {
            if (!faultOf.TryAdd(fault.Shape, fault.Fault.Fault) && fault.Fault.Fault == RingFault.HoleOutside)
            {
                faultOf[fault.Shape] = RingFault.HoleOutside; // It decides whether there is an area at all.
            }
        }

        var near = new NearObstacles(batch);
        var rooms = new MeasuredRoom[batch.Rooms.Count];
        int[] ends = new int[rooms.Length];
        _lines.Clear();
        for (int room = 0; room < rooms.Length; room++)
        {
            cancellation.ThrowIfCancellationRequested();
            near.Find(room, _near);
            CheckSize(batch, room);
            rooms[room] = MeasureRoom(batch, prepared, room, faultOf, receipts);
            if (rooms[room].Areas is null && !faultOf.ContainsKey(batch.Rooms[room].Shape))
            {
                faults.Add(new ShapeFault(batch.Rooms[room].Shape, new PolygonFault(RingFault.TooFewVertices, 0, -1)));
            }

            ends[room] = _lines.Count;
        }

        return new MeasuredBatch(batch, rooms, faults, receipts ? [.. _lines] : null, receipts ? ends : null);
    }

    private MeasuredRoom MeasureRoom(
        AreaBatch batch, PreparedShapes prepared, int room, Dictionary<int, RingFault> faultOf, bool receipts)
    {
        int shape = batch.Rooms[room].Shape;
        RingFault? fault = faultOf.TryGetValue(shape, out RingFault own) ? own : null;
        if (!(prepared.Area(shape) > 0) || fault == RingFault.HoleOutside) // Even-odd would count such a hole as floor.
        {
            return new MeasuredRoom(null, RoomStatus.Failed, fault ?? RingFault.TooFewVertices);
        }

        _shapes.Clear();
        foreach (int obstacle in _near)
        {
            int of = batch.Obstacles[obstacle].Shape;
            _shapes.Add(of);
            fault ??= faultOf.TryGetValue(of, out RingFault theirs) ? theirs : null;
        }

        NetArea area = receipts ? WithReceipt(prepared, shape) : _areas.Measure(prepared, shape, CollectionsMarshal.AsSpan(_shapes));
        return new MeasuredRoom(area, fault is null ? RoomStatus.Ok : RoomStatus.Repaired, fault);
    }

    private void CheckSize(AreaBatch batch, int room)
    {
        long vertices = batch.Shapes.VertexCount(batch.Rooms[room].Shape);
        foreach (int obstacle in _near)
        {
            vertices += batch.Shapes.VertexCount(batch.Obstacles[obstacle].Shape);
        }

        if (vertices > _limits.VerticesPerRoom)
        {
            throw new InputTooLargeException(
                $"room {room}", $"it and the {_near.Count} obstacles near it have {vertices} vertices; {_limits.VerticesPerRoom} are possible");
        }

        _shapes.Clear();
        _shapes.AddRange(_near.Select(o => batch.Obstacles[o].Shape).Append(batch.Rooms[room].Shape));
        if (_crossings.AreTooMany(batch.Shapes, CollectionsMarshal.AsSpan(_shapes), _limits.StepsPerRoom))
        {
            throw new InputTooLargeException(
                $"room {room}", $"its border and those of the {_near.Count} obstacles near it cross too often, or are too many above each other; divide it");
        }
    }

    // A shape whose border crosses itself millions of times encloses nothing that anybody meant.
    private AreaBatch WithoutTangles(AreaBatch batch, CancellationToken cancellation)
    {
        HashSet<int> tangled = [];
        for (int shape = 0; shape < batch.Shapes.Count; shape++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_crossings.AreTooMany(batch.Shapes, [shape], _limits.StepsPerRoom))
            {
                tangled.Add(shape);
            }
        }

        return tangled.Count == 0 ? batch : batch with
        {
            Shapes = batch.Shapes.Without(tangled),
            Faults = [.. batch.Faults, .. tangled.Select(s => new ShapeFault(s, new PolygonFault(RingFault.Tangled, 0, -1)))],
        };
    }

    // The engine takes very long borders, and shapes of very many rings, for crossing without looking: it measures them by the sweep, which
    // is right for both. Whether it is a fault is looked up here.
    private bool IsTrue(ShapeTable shapes, (int Shape, PolygonFault Fault) found)
    {
        (int first, int end) = shapes.Rings(found.Shape);
        return found.Fault.Fault != RingFault.SelfIntersection
            || (shapes.VertexCount(found.Shape) <= FewVertices && end - first <= FewRings)
            || _crossings.Count(shapes, [found.Shape], _limits.StepsPerRoom) != 0;
    }

    private NetArea WithReceipt(PreparedShapes prepared, int shape)
    {
        if (_taken.Length < _shapes.Count)
        {
            _taken = new double[2 * _shapes.Count];
        }

        Span<double> taken = _taken.AsSpan(0, _shapes.Count);
        double bound = _coverage.Measure(prepared, shape, CollectionsMarshal.AsSpan(_shapes), taken).BoundM2;
        double sum = 0;
        for (int i = 0; i < taken.Length; i++)
        {
            if (taken[i] > LeastPart)
            {
                _lines.Add(new TakenArea(_near[i], taken[i]));
                sum += taken[i];
            }
            else
            {
                bound += taken[i];
            }
        }

        double gross = prepared.Area(shape);
        return new NetArea(gross, Math.Clamp(gross - sum, 0, gross), bound);
    }

    /// <summary>Which obstacles may overlap a room: those that the sender named, and those whose boxes meet its own.</summary>
    private sealed class NearObstacles
    {
        private readonly AreaBatch _batch;
        private readonly STRtree<int> _anywhere = new();
        private readonly List<int> _nowhere = [];
        private readonly ILookup<int, int> _ofRoom;

        public NearObstacles(AreaBatch batch)
        {
            _batch = batch;
            _ofRoom = batch.Obstacles.Index().Where(o => o.Item.Room >= 0).ToLookup(o => o.Item.Room, o => o.Index);
            foreach ((int index, BatchObstacle obstacle) in batch.Obstacles.Index())
            {
                (int first, int end) = batch.Shapes.Rings(obstacle.Shape);
                if (obstacle.Room < 0 && end > first)
                {
                    _anywhere.Insert(Extent(obstacle.Shape), index);
                }
                else if (obstacle.Room < 0)
                {
                    _nowhere.Add(index);
                }
            }
        }

        public void Find(int room, List<int> near)
        {
            near.Clear();
            near.AddRange(_anywhere.Query(Extent(_batch.Rooms[room].Shape)));
            near.AddRange(_nowhere); // Nobody knows where they stand, so that every room may be wrong, and says so.
            near.AddRange(_ofRoom[room]);
            near.Sort();
        }

        private Envelope Extent(int shape)
        {
            Box2 box = _batch.Shapes.Bounds(shape);
            return new Envelope(box.MinX, box.MaxX, box.MinY, box.MaxY);
        }
    }
}
