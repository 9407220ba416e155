using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Districts;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class DistrictLedgerTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    [Fact]
    public async Task The_ledger_of_the_reference_district_has_what_is_said_to_be_planted_and_the_same_twice_changes_nothing()
    {
        DistrictResult district = await ReferenceDistrict.WriteAsync(Db);
        await AreaRecalculation.RunAsync(Db, new RecalculationOptions(AreaStandards.Default));
        DistrictLedgerResult planted = await DistrictLedger.WriteAsync(Db, new DistrictOptions());
        DistrictLedgerResult again = await DistrictLedger.WriteAsync(Db, new DistrictOptions());

        Assert.Empty(planted.Import.Faults);
        Assert.Null(again.Import.ImportId);
        Assert.Equal(planted with { Import = again.Import }, again);
        Assert.Equal(57, planted.Organisations);
        Assert.True(planted is
        {
            OverSingle: > 50, SharedOver: > 5, Idle: > 200, IdleStoreys: > 2, LeaseWhileIdle: > 3, QuotaMismatches: > 5, Misrecorded: > 50, Unlisted: > 20,
        }, planted.ToString());
        Assert.Equal(57L, await CountAsync("organisation_entries"));
        Assert.Equal(planted.Persons, await CountAsync("person_entries"));
        Assert.Equal(district.Sites, await CountAsync("site_entries where address <> ''"));
        Assert.Equal(planted.Idle, await CountAsync("room_facts_open where state = 'idle' and vacant_since > '2023-12-31'"));
        Assert.Equal(planted.Unlisted, await CountAsync("room_facts_open where state is null and net_m2 is not null"));
        Assert.Equal(planted.Misrecorded, await CountAsync("room_facts_open where net_m2 >= 6 and recorded_m2 > net_m2 * 1.1"));
        Assert.Equal(planted.LeaseWhileIdle, await CountAsync("""
            (select distinct organisation_id from lease_entries) l
            where exists (select from room_facts_open f where f.organisation_id = l.organisation_id and f.state = 'idle')
            """));
        Assert.Equal(planted.QuotaMismatches, await CountAsync("""
            quota_entries q where quota <> (
              select count(*) from person_entries p where p.organisation_id = q.organisation_id and p.rank = q.rank)
            """));
        Assert.Equal((planted.OverSingle, planted.SharedOver), (await OverAsync("= 1"), await OverAsync("> 1")));
    }

    // Rooms larger than the limits of those who sit there.
    private Task<long> OverAsync(string persons) => CountAsync($"""
        (select f.building_id, f.global_id, f.net_m2, count(*) as persons, sum(l.limit_m2) as limit_m2
         from room_facts_open f join assignment_entries a on a.building_id = f.building_id and a.global_id = f.global_id
         join person_entries p using (person_id)
         join (values ('below-bureau', 9), ('bureau-deputy', 18), ('bureau-head', 24), ('city-deputy', 30), ('city-head', 42), ('below-section', 9),
           ('section-deputy', 12), ('section-head', 18), ('county-deputy', 24), ('county-head', 30)) l(rank, limit_m2) on l.rank = p.rank
         group by 1, 2, 3) t
        where net_m2 > limit_m2 and persons {persons}
        """);

    private Task<long> CountAsync(string what) => Db.ValueAsync<long>($"select count(*) from {what}");
}
