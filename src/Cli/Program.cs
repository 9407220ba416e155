using System.CommandLine;
using SpaceGeo.Cli;
using SpaceGeo.Cli.Commands;

return await CommandRunner.RunAsync(Commands, args).ConfigureAwait(false);

// The commands name the standards that can be chosen, so that the user's own come first.
static RootCommand Commands()
{
    OwnStandards.Load();
    OwnRules.Load();
    return new RootCommand("Net usable areas of rooms from IFC models, with proof.")
    {
        MeasureCommand.Create(),
        AreaCommand.Create(),
        DiffCommand.Create(),
        StandardsCommand.Create(),
        RulesCommand.Create(),
        IngestCommand.Create(),
        RecalculateCommand.Create(),
        ImportLedgerCommand.Create(),
        ExportLedgerCommand.Create(),
        DemoDataCommand.Create(),
        ServeCommand.Create(),
        WebhooksCommand.Create(),
        AuditCommand.Create(),
        DemoCommand.Create(),
        DbCommand.Create(),
        AccuracyCommand.Create(),
    };
}
