using Npgsql;
using SpaceGeo.Api.Audit;
using SpaceGeo.Api.Changes;
using SpaceGeo.Api.Differences;
using SpaceGeo.Api.Features;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Api.Ledger;
using SpaceGeo.Api.Moments;
using SpaceGeo.Api.OpenApi;
using SpaceGeo.Api.Processes;
using SpaceGeo.Api.Questions;
using SpaceGeo.Api.Revisions;
using SpaceGeo.Api.Scenarios;
using SpaceGeo.Api.Search;
using SpaceGeo.Api.Tiles;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Jobs;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Reading;
using SpaceGeo.Store.Search;
using SpaceGeo.Store.Tiles;

namespace SpaceGeo.Api;

/// <summary>All addresses of the API.</summary>
internal static class Routes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(WebApplication app, FeatureStore store, QuestionStore questionStore, VacancyStore vacancies, TileStore tileStore, NpgsqlDataSource database, ProcessHandlers handlers, ApiOptions options)
    {
        var landing = new LandingPage(options);
        var collections = new CollectionPages(store, options);
        var propertyLists = new PropertyListPages(options);
        var moments = new MomentReader(database, options, TimeProvider.System);
        var items = new ItemPages(store, moments, options, TimeProvider.System);
        var receipt = new ReceiptPage(store, moments, options);
        var health = new HealthCheck(store);
        var processes = new ProcessPages(handlers, options);
        var jobs = new JobPages(new JobStore(database), handlers, options);
        var netArea = new NetAreaExecution(options.NetArea);
        var questions = new QuestionPages(questionStore, moments, options, TimeProvider.System);
        var vacant = new VacantPage(vacancies, questionStore, moments, options, TimeProvider.System);
        var description = new ApiDescription(options, questions.Questions, handlers.Descriptions);
        var ledger = new LedgerPages(database, moments, options);
        var audit = new AuditPages(database, options);
        var diff = new DifferencePages(new StoredDifferences(database, options.StatementTimeout), moments, options);
        var tiles = new TilePages(tileStore, moments, options);
        var changes = new ChangePages(
            new ChangeReader(new ChangeStore(database, options.StatementTimeout), app.Services.GetRequiredService<ChangeBell>(), options.WaitingForChanges, TimeProvider.System),
            options, app.Lifetime.ApplicationStopping);
        app.Lifetime.ApplicationStopped.Register(changes.Dispose);
        app.Lifetime.ApplicationStopped.Register(tiles.Dispose);
        app.Lifetime.ApplicationStopped.Register(netArea.Dispose);

        Map("/", landing.ShowAsync);
        Map("/conformance", landing.ShowConformanceAsync);
        Map("/api", description.ShowAsync);
        Map("/api.html", description.ShowHtmlAsync);
        Map("/healthz", health.ShowAsync).DisableRateLimiting();
        Map("/collections", collections.ListAsync);
        Map("/collections/{collection}", collections.ShowAsync);
        Map("/collections/{collection}/schema", collections.ShowSchemaAsync);
        Map("/collections/{collection}/queryables", propertyLists.ShowQueryablesAsync);
        Map("/collections/{collection}/sortables", propertyLists.ShowSortablesAsync);
        Map("/collections/{collection}/items", items.ListAsync);
        Map("/collections/{collection}/items/{feature}", items.ShowAsync);
        Map("/collections/rooms/items/{feature}/receipt", receipt.ShowAsync);
        Map("/buildings/{building}/diff", diff.ShowAsync);
        Map("/buildings/{building}/revisions", questions.ShowRevisionsAsync);
        Map("/questions", questions.ListAsync);
        Map("/questions/{question}", questions.AnswerAsync);
        Map("/search/vacant", vacant.ShowAsync);
        Map("/changes", changes.ShowAsync).DisableRateLimiting();
        Map("/audit", audit.ShowAsync);
        Map("/tiles", tiles.DescribeAsync);
        Map("/tiles/{z}/{x}/{y}", tiles.ShowAsync);
        app.MapMethods("/buildings/{building}/revisions", [HttpMethods.Post], new RevisionUpload(database, options, TimeProvider.System).StoreAsync);
        app.MapMethods("/ledger", [HttpMethods.Post], ledger.ImportAsync);
        Map("/ledger/imports", ledger.ShowImportsAsync);
        Map("/ledger/export", ledger.ExportAsync);
        MapScenarios(app, database, options);
        Map("/processes", processes.ListAsync);
        Map("/processes/net-area", processes.ShowAsync);
        app.MapMethods("/processes/net-area/execution", [HttpMethods.Post], netArea.ExecuteAsync);
        Map("/processes/{process}", processes.ShowAsync);
        app.MapMethods("/processes/{process}/execution", [HttpMethods.Post], jobs.ExecuteAsync);
        Map("/jobs", jobs.ListAsync);
        Map("/jobs/{job}", jobs.ShowAsync);
        app.MapMethods("/jobs/{job}", [HttpMethods.Delete], jobs.DismissAsync);
        Map("/jobs/{job}/results", jobs.ShowResultsAsync);

        IEndpointConventionBuilder Map(string path, RequestDelegate handler) => app.MapMethods(path, Methods, handler);
    }

    private static void MapScenarios(WebApplication app, NpgsqlDataSource database, ApiOptions options)
    {
        var finder = new ScenarioFinder(database, options, TimeProvider.System);
        var scenarios = new ScenarioPages(database, finder, options);
        var plans = new PlanPages(database, finder, options);
        app.MapMethods("/scenarios", Methods, scenarios.ListAsync);
        app.MapMethods("/scenarios/{scenario}", Methods, scenarios.ShowAsync);
        app.MapMethods("/scenarios/{scenario}", [HttpMethods.Delete], scenarios.RemoveAsync);
        app.MapMethods("/scenarios/{scenario}/apply", [HttpMethods.Post], scenarios.ApplyAsync);
        app.MapMethods("/scenarios/{scenario}/compare", Methods, plans.CompareAsync);
        app.MapMethods("/scenarios/{scenario}/plans/{plan}/moves", Methods, plans.ShowMovesAsync);
        app.MapMethods("/scenarios/{scenario}/plans/{plan}/rooms", Methods, plans.ShowRoomsAsync);
        app.MapMethods("/scenarios/{scenario}/plans/{plan}/stacking.svg", Methods, plans.DrawAsync);
    }
}
