namespace SpaceGeo.Store.Scenarios;

/// <summary>Which contract a room is rented by.</summary>
public static class PlanLeases
{
    /// <summary>Finds the contracts of rooms: that of the room itself, else of its building, else of its site; of several the first by number.</summary>
    /// <param name="estate">The estate.</param>
    public static Dictionary<RoomKey, StoredLease> ByRoom(StoredEstate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        var ofRoom = new Dictionary<(int, string), StoredLease>();
        var ofBuilding = new Dictionary<int, StoredLease>();
        var ofSite = new Dictionary<string, StoredLease>(StringComparer.Ordinal);
        foreach (StoredLease lease in estate.Leases)
        {
            _ = lease switch
            {
                { Building: int building, LedgerId: { } room } => ofRoom.TryAdd((building, room), lease),
                { Building: int building } => ofBuilding.TryAdd(building, lease),
                { Site: { } site } => ofSite.TryAdd(site, lease),
                _ => false,
            };
        }

        Dictionary<int, string> sites = estate.Buildings.ToDictionary(b => b.Building, b => b.Site);
        var found = new Dictionary<RoomKey, StoredLease>();
        foreach (StoredRoom room in estate.Rooms)
        {
            StoredLease? lease = ofRoom.GetValueOrDefault((room.Building, room.LedgerId)) ?? ofBuilding.GetValueOrDefault(room.Building)
                ?? ofSite.GetValueOrDefault(sites[room.Building]);
            if (lease is not null)
            {
                found.Add(new RoomKey(room.Building, room.Room), lease);
            }
        }

        return found;
    }
}
