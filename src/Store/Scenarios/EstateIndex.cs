namespace SpaceGeo.Store.Scenarios;

/// <summary>Finds the parts of an estate.</summary>
public sealed class EstateIndex
{
    private readonly ILookup<RoomKey, StoredAssignment> _inRoom;
    private readonly ILookup<string, StoredAssignment> _ofPerson;
    private readonly Dictionary<(int Building, int Storey), StoredStorey> _storeys;

    /// <summary>Makes it.</summary>
    /// <param name="estate">The estate.</param>
    public EstateIndex(StoredEstate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        Buildings = estate.Buildings.ToDictionary(b => b.Building);
        Rooms = estate.Rooms.ToDictionary(r => new RoomKey(r.Building, r.Room));
        _storeys = estate.Storeys.ToDictionary(s => (s.Building, s.Storey));
        var named = new Dictionary<(int, string), RoomKey>();

        // Where a model gives two rooms one GlobalId, the ledger means the first.
        foreach (StoredRoom room in estate.Rooms)
        {
            named.TryAdd((room.Building, room.LedgerId), new RoomKey(room.Building, room.Room));
        }

        ByLedgerId = named;
        StoredAssignment[] inside = [.. estate.Assignments.Where(a => named.ContainsKey((a.Building, a.LedgerId)))];
        _inRoom = inside.ToLookup(a => named[(a.Building, a.LedgerId)]);
        _ofPerson = inside.Where(a => a.Person is not null).ToLookup(a => a.Person!.Code, StringComparer.Ordinal);
    }

    /// <summary>Buildings by number.</summary>
    public IReadOnlyDictionary<int, StoredBuilding> Buildings { get; }

    /// <summary>Rooms by building and number.</summary>
    public IReadOnlyDictionary<RoomKey, StoredRoom> Rooms { get; }

    /// <summary>Rooms by the name that the ledger has for them.</summary>
    public IReadOnlyDictionary<(int Building, string LedgerId), RoomKey> ByLedgerId { get; }

    /// <summary>Who is given a room.</summary>
    /// <param name="room">The room.</param>
    public IEnumerable<StoredAssignment> InRoom(RoomKey room) => _inRoom[room];

    /// <summary>What a person is given.</summary>
    /// <param name="person">Code of the person.</param>
    public IEnumerable<StoredAssignment> OfPerson(string person) => _ofPerson[person];

    /// <summary>The storey of a room.</summary>
    /// <param name="room">The room.</param>
    public StoredStorey StoreyOf(StoredRoom room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return _storeys[(room.Building, room.Storey)];
    }

    /// <summary>A room in words.</summary>
    /// <param name="room">The room.</param>
    /// <returns>As <c>room 101 (3/17)</c>.</returns>
    public string NameOf(RoomKey room) =>
        Rooms.GetValueOrDefault(room) is { Number.Length: > 0 } named ? $"room {named.Number} ({room.Code})" : $"room {room.Code}";
}
