using System.Buffers.Binary;
using Npgsql;

namespace SpaceGeo.Store.Recalculation;

/// <summary>Reads stored plans by one COPY, whole buildings at a time.</summary>
/// <param name="stream">The COPY.</param>
internal sealed class PlanStream(NpgsqlRawCopyStream stream) : IDisposable
{
    // So small that a district's 8,000 rooms keep all cores busy; the results of several batches are committed together.
    private const int BatchRooms = 1_000;
    private const int BatchBytes = 1 << 20;
    private const int Fields = 5;

    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;
    private PlanBatch _batch = new();

    /// <summary>Reads the next buildings.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>A batch that the caller disposes of, or null at the end.</returns>
    public async ValueTask<PlanBatch?> NextAsync(CancellationToken cancellation)
    {
        if (_start == 0 && _end == 0)
        {
            await NeedAsync(RawCopy.HeaderLength, cancellation).ConfigureAwait(false);
            RawCopy.Check(_buffer.AsSpan(0, RawCopy.HeaderLength));
            _start = RawCopy.HeaderLength;
        }

        while (await TupleAsync(cancellation).ConfigureAwait(false) is PlanTuple tuple)
        {
            PlanBatch? full = null;
            bool isLarge = _batch.Rooms >= BatchRooms || _batch.Length >= BatchBytes;
            if (isLarge && _batch.Storeys[^1].BuildingId != tuple.BuildingId)
            {
                full = _batch;
                _batch = new PlanBatch();
            }

            _batch.Add(
                tuple.BuildingId, tuple.Revision, tuple.StoreyNo,
                _buffer.AsSpan(tuple.Rooms, tuple.RoomsLength), _buffer.AsSpan(tuple.Plan, tuple.PlanLength));
            if (full is not null)
            {
                return full;
            }
        }

        PlanBatch last = _batch;
        _batch = new PlanBatch();
        if (last.Storeys.Count > 0)
        {
            return last;
        }

        last.Dispose();
        return null;
    }

    /// <summary>Gives back what was not handed out; the COPY stays its owner's.</summary>
    public void Dispose() => _batch.Dispose();

    // Where a row's parts lie in the buffer; valid until the next one is read.
    private async ValueTask<PlanTuple?> TupleAsync(CancellationToken cancellation)
    {
        await NeedAsync(2, cancellation).ConfigureAwait(false);
        short fields = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_start));
        if (fields < 0)
        {
            // The end; it is asked for again after the last batch.
            return null;
        }

        int at = 2;
        var places = new (int Start, int Length)[Fields];
        for (int field = 0; field < Fields; field++)
        {
            await NeedAsync(at + 4, cancellation).ConfigureAwait(false);
            int length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start + at));
            places[field] = (at + 4, Math.Max(0, length));
            at += 4 + places[field].Length;
        }

        await NeedAsync(at, cancellation).ConfigureAwait(false);
        int start = _start;
        _start += at;
        return new PlanTuple(
            Int(start + places[0].Start), Int(start + places[1].Start), Int(start + places[2].Start),
            start + places[3].Start, places[3].Length, start + places[4].Start, places[4].Length);
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(at));

    // Reads until so many bytes lie ahead; what lies behind is overwritten.
    private async ValueTask NeedAsync(int count, CancellationToken cancellation)
    {
        if (_end - _start >= count)
        {
            return;
        }

        if (_buffer.Length - _start < count)
        {
            byte[] target = _buffer.Length >= count ? _buffer : new byte[Math.Max(2 * _buffer.Length, count)];
            _buffer.AsSpan(_start, _end - _start).CopyTo(target);
            (_end, _start, _buffer) = (_end - _start, 0, target);
        }

        while (_end - _start < count)
        {
            int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
            _end += read > 0 ? read : throw new EndOfStreamException("The database's COPY ended within a row.");
        }
    }

    private readonly record struct PlanTuple(
        int BuildingId, int Revision, int StoreyNo, int Rooms, int RoomsLength, int Plan, int PlanLength);
}
