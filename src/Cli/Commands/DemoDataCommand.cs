using System.CommandLine;
using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Store;
using SpaceGeo.Store.Districts;
using SpaceGeo.Store.Recalculation;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo demo-data</c>: the reference district, made of copies of real models.</summary>
internal static class DemoDataCommand
{
    private const long MostRooms = 20_000_000;

    public static Command Create()
    {
        var rooms = new Option<long?>("--rooms") { Description = "A district of at least so many rooms instead of the reference district", HelpName = "N" };
        rooms.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 1 or > MostRooms)
            {
                result.AddError($"--rooms is a number from 1 to {MostRooms}");
            }
        });
        var seed = new Option<int>("--seed") { Description = "Another seed is another district", HelpName = "N", DefaultValueFactory = _ => 1 };
        Option<string?> database = SharedOptions.Database();
        var command = new Command("demo-data", "Store the reference district: 33 sites, 209,400 m² of copies of real models, and who uses them")
        {
            rooms, seed, database,
        };
        command.SetAction(async (result, cancellation) =>
        {
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation)
                .ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                var options = new DistrictOptions(result.GetValue(seed), result.GetValue(rooms));
                DistrictResult district = await DistrictWriter.WriteAsync(opened.Source, Models(), options, cancellation).ConfigureAwait(false);
                Console.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(district.IsNew ? "added" : "unchanged")}: {district.Sites} sites, {district.Buildings} buildings, {district.Rooms} rooms, {district.Elements} elements, {district.NetM2:F2} m² net"));
                RecalculationResult areas = await AreaRecalculation.RunAsync(
                    opened.Source, new RecalculationOptions(AreaStandards.Default), cancellation).ConfigureAwait(false);
                Console.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"measured {areas.Rooms} rooms in {areas.Elapsed.TotalSeconds:F2} s"));
                return Tell(await DistrictLedger.WriteAsync(opened.Source, options, cancellation).ConfigureAwait(false));
            }
        });
        return command;
    }

    private static int Tell(DistrictLedgerResult ledger)
    {
        if (ledger.Import.Faults.Count > 0)
        {
            return CommandRunner.Fail(ExitCode.Refused, $"the district's ledger does not fit what is stored: {ledger.Import.Faults[0]}");
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            ledger {(ledger.Import.ImportId is null ? "unchanged" : "added")}: {ledger.Organisations} organisations, {ledger.Persons} persons; to be found in it:
              {ledger.OverSingle} persons over the standard in rooms of their own, {ledger.SharedOver} shared rooms over the sum of their limits
              {ledger.Idle} idle rooms, {ledger.IdleStoreys} storeys with idle rooms only, {ledger.LeaseWhileIdle} organisations that lease in meanwhile
              {ledger.QuotaMismatches} quotas that are not the persons, {ledger.Misrecorded} recorded areas that are not the plan's, {ledger.Unlisted} rooms without an entry
            """));
        return ExitCode.Done;
    }

    private static IEnumerable<MeasuredModel> Models() => DemoCommand.Models.Order(StringComparer.Ordinal)
        .Select(name => Path.Combine(Installation.DemoModels, name))
        .Select(path => MeasuredModel.Measure(IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default));
}
