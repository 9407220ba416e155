using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SpaceGeo.Api;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Planning.Solving;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Jobs;

namespace SpaceGeo.Tests.EndToEnd;

/// <summary>What tests run as a process of its own, so that they can kill it.</summary>
public static class Program
{
    /// <summary>Written when the child stands in the middle of its transaction.</summary>
    public const string InTheMiddle = "in the middle";

    /// <summary>The variable with the child's database.</summary>
    public const string DatabaseVariable = "SPACEGEO_TEST_DB";

    /// <summary>The variable with a solver that the child is to wait for.</summary>
    public const string SolverVariable = "SPACEGEO_TEST_SOLVER";

    /// <summary>The argument that has it serve and work on jobs.</summary>
    public const string Serve = "serve";

    public static async Task<int> Main(string[] arguments)
    {
        if (Environment.GetEnvironmentVariable(SolverVariable) is string solver)
        {
            return await SolveAsync(solver);
        }

        string connectionString = Environment.GetEnvironmentVariable(DatabaseVariable)
            ?? throw new InvalidOperationException($"{DatabaseVariable} names no database.");
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(connectionString);
        if (arguments is [Serve])
        {
            await ServeAsync(database);
            return 0;
        }

        var options = new WriteOptions(Progress: new StopForGood());
        await ModelWriter.WriteAsync(database, SampleModel.Measured(), options);
        return 0;
    }

    private static async Task<int> SolveAsync(string solver)
    {
        var model = new LinearModel();
        model.AddVariable(0, 1, 1, isInteger: true);
        await Solvers.Find(new SolverOptions { Solver = solver }).SolveAsync(model, new SolveLimits(TimeSpan.FromHours(1), 0, 0), null, default);
        return 0;
    }

    private static async Task ServeAsync(NpgsqlDataSource database)
    {
        await using WebApplication app = SpaceGeoApi.Build(
            new ApiOptions { Urls = ["http://127.0.0.1:0"] }, database, new ProcessHandlers(new Rehearsal(database)));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
    }

    private sealed class StopForGood : IProgress<WriteProgress>
    {
        public void Report(WriteProgress value)
        {
            if (value.Stage == WriteStage.Areas)
            {
                Console.WriteLine(InTheMiddle);
                Console.Out.Flush();
                new ManualResetEvent(false).WaitOne();
            }
        }
    }
}
