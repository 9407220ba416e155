using System.CommandLine;
using SpaceGeo.Cli;
using SpaceGeo.Cli.Commands;

var root = new RootCommand("Net usable areas of rooms from IFC models, with proof.")
{
    MeasureCommand.Create(),
    AreaCommand.Create(),
    StandardsCommand.Create(),
    IngestCommand.Create(),
    RecalculateCommand.Create(),
    DemoDataCommand.Create(),
    ServeCommand.Create(),
    DemoCommand.Create(),
    DbCommand.Create(),
    AccuracyCommand.Create(),
};
return await CommandRunner.RunAsync(root, args).ConfigureAwait(false);
