using System.Buffers;
using System.Buffers.Binary;

namespace SpaceGeo.Store.Recalculation;

/// <summary>A storey as it came from the database.</summary>
/// <param name="BuildingId">Number of the building.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="StoreyNo">Number of the storey.</param>
/// <param name="Rooms">Numbers of the plan's rooms, as an array's binary form: begin and length in the batch.</param>
/// <param name="Plan">The plan: begin and length in the batch.</param>
internal readonly record struct StoredStorey(int BuildingId, int Revision, int StoreyNo, (int Start, int Length) Rooms, (int Start, int Length) Plan);

/// <summary>Storeys of whole buildings in one rented array.</summary>
internal sealed class PlanBatch : IDisposable
{
    // An array's binary form: dimensions, whether it has nulls, element type, length, lower bound; then each element behind its length.
    private const int ArrayHeader = 20;
    private const int ArrayElement = 8;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 20);
    private int _length;

    /// <summary>The storeys, building by building.</summary>
    public List<StoredStorey> Storeys { get; } = [];

    /// <summary>Rooms of all storeys.</summary>
    public int Rooms { get; private set; }

    /// <summary>Bytes of all storeys.</summary>
    public int Length => _length;

    /// <summary>Adds a storey.</summary>
    /// <param name="buildingId">Number of the building.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="storeyNo">Number of the storey.</param>
    /// <param name="rooms">Bytes of the room numbers.</param>
    /// <param name="plan">Bytes of the plan.</param>
    public void Add(int buildingId, int revision, int storeyNo, ReadOnlySpan<byte> rooms, ReadOnlySpan<byte> plan)
    {
        Rooms += Math.Max(0, (rooms.Length - ArrayHeader) / ArrayElement);
        Storeys.Add(new StoredStorey(buildingId, revision, storeyNo, Keep(rooms), Keep(plan)));
    }

    /// <summary>A storey's plan.</summary>
    /// <param name="storey">A storey of this batch.</param>
    /// <returns>Its bytes.</returns>
    public ReadOnlySpan<byte> PlanOf(StoredStorey storey) => _bytes.AsSpan(storey.Plan.Start, storey.Plan.Length);

    /// <summary>How many rooms a storey has numbers for.</summary>
    /// <param name="storey">A storey of this batch.</param>
    /// <returns>The number.</returns>
    public static int RoomCount(StoredStorey storey) => Math.Max(0, (storey.Rooms.Length - ArrayHeader) / ArrayElement);

    /// <summary>The number of a room in the database.</summary>
    /// <param name="storey">A storey of this batch.</param>
    /// <param name="planRoom">The room's place in the plan.</param>
    /// <returns>The room's number.</returns>
    public int RoomNumber(StoredStorey storey, int planRoom) =>
        BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(storey.Rooms.Start + ArrayHeader + (planRoom * ArrayElement) + 4));

    /// <summary>Gives the array back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private (int Start, int Length) Keep(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _length < bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _length + bytes.Length));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
        return (_length - bytes.Length, bytes.Length);
    }
}
