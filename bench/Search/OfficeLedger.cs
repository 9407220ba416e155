using Npgsql;

namespace SpaceGeo.Bench.Search;

/// <summary>Gives an office district a ledger by statements of its own: classes and states of all rooms, an eighth of the offices idle, three
/// beside each other; organisations that have the others; sites in districts of 33.</summary>
internal static class OfficeLedger
{
    private const int BuildingsAtOnce = 250;

    private const string Entries = """
        insert into ledger_imports (source, is_partial) values ('bench', false);
        insert into organisations (code) select 'ORG-' || n from generate_series(1, 57) n;
        insert into organisation_entries (organisation_id, valid_from, valid_to, added_by, name, level, division_code)
        select organisation_id, '2020-01-01', 'infinity', 1, code, 'city', '' from organisations;
        insert into site_entries (site_id, valid_from, valid_to, added_by, name, address, parent_id)
        select site_id, '2020-01-01', 'infinity', 1, name, '', nullif(min(site_id) over (partition by (site_id - 1) / 33), site_id) from sites;
        insert into tenure_entries (site_id, building_id, global_id, valid_from, valid_to, added_by, kind, title_holder)
        select site_id, 0, '', '2020-01-01', 'infinity', 1, 'owned', 'The province' from sites;
        insert into room_entries (building_id, global_id, valid_from, valid_to, added_by, class, use, state)
        select building_id, global_id, '2020-01-01', 'infinity', 1,
          case long_name when 'Office' then 'office' when 'Meeting room' then 'service' when 'Plant room' then 'technical' else 'ancillary' end, '',
          case when long_name = 'Office' and (room_no / 3 + building_id) % 8 = 0 then 'idle' else 'in-use' end
        from rooms;
        insert into assignment_entries (building_id, global_id, organisation_id, person_id, valid_from, valid_to, added_by, use)
        select building_id, global_id, 1 + building_id % 57, 0, '2020-01-01', 'infinity', 1, 'office' from room_entries
        where class = 'office' and state = 'in-use';
        analyze;
        """;

    private const string Facts = """
        select refresh_room_facts(array(select building_id from buildings order by building_id limit $1 offset $2), 'ifc-net')
        """;

    /// <summary>Writes it.</summary>
    /// <param name="database">A database with an office district and no ledger.</param>
    /// <param name="buildings">How many buildings there are.</param>
    public static void Write(NpgsqlDataSource database, int buildings)
    {
        using NpgsqlCommand entries = database.CreateCommand(Entries);
        entries.CommandTimeout = 0;
        entries.ExecuteNonQuery();
        for (int first = 0; first < buildings; first += BuildingsAtOnce)
        {
            using NpgsqlCommand facts = database.CreateCommand(Facts);
            facts.CommandTimeout = 0;
            facts.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BuildingsAtOnce });
            facts.Parameters.Add(new NpgsqlParameter<int> { TypedValue = first });
            facts.ExecuteNonQuery();
        }
    }
}
