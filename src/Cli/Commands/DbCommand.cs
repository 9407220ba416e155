using System.CommandLine;
using System.Globalization;
using SpaceGeo.Store.Cluster;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo db</c>: the private database.</summary>
internal static class DbCommand
{
    public static Command Create() => new("db", "The private database") { Start(), Stop(), Status(), Psql() };

    private static PrivateCluster Cluster() => PrivateCluster.ForDirectory(Installation.Home);

    private static Command Start()
    {
        var command = new Command("start", "Start it; make it if it does not exist");
        command.SetAction(async (_, cancellation) =>
        {
            await Cluster().StartAsync(cancellation).ConfigureAwait(false);
            await SayAsync(cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Stop()
    {
        var command = new Command("stop", "Stop it; its data stays");
        command.SetAction(async (_, cancellation) =>
        {
            bool stopped = await Cluster().StopAsync(cancellation).ConfigureAwait(false);
            Console.Out.WriteLine(stopped ? "stopped" : "was not running");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Status()
    {
        var command = new Command("status", "Say whether it runs, and where");
        command.SetAction(async (_, cancellation) =>
        {
            await SayAsync(cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Psql()
    {
        var arguments = new Argument<string[]>("ARGUMENT")
        {
            Description = "Arguments of psql, behind --",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("psql", "Open psql on it") { arguments };
        command.SetAction((result, cancellation) => Cluster().RunPsqlAsync(result.GetValue(arguments) ?? [], cancellation));
        return command;
    }

    private static async Task SayAsync(CancellationToken cancellation)
    {
        ClusterStatus status = await Cluster().StatusAsync(cancellation).ConfigureAwait(false);
        string state = status.State switch
        {
            ClusterState.Absent => "there is no private database yet; spacegeo db start makes one",
            ClusterState.Stopped => "stopped",
            ClusterState.Running => "running",
            ClusterState.Busy => "starting, stopping or recovering",
        };
        Console.Out.WriteLine(status.State == ClusterState.Absent ? state : string.Create(
            CultureInfo.InvariantCulture,
            $"{state}: PostgreSQL {status.MajorVersion} on 127.0.0.1:{status.Port}, process {status.ProcessId?.ToString(CultureInfo.InvariantCulture) ?? "none"}, data in {status.Folder}"));
    }
}
