using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using SpaceGeo.Api;
using SpaceGeo.Store;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo serve</c>: the HTTP API.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        Option<string[]> urls = Urls();
        var publicUrl = new Option<Uri?>("--public-url")
        {
            Description = "Address that clients use, where a proxy stands between",
            HelpName = "URL",
        };
        Option<string?> database = SharedOptions.Database();
        var command = new Command("serve", "Serve rooms and areas as OGC API – Features") { urls, publicUrl, database };
        command.SetAction(async (result, cancellation) =>
        {
            SpaceGeoDatabase opened = await SpaceGeoDatabase.OpenAsync(result.GetValue(database), Installation.Home, cancellation)
                .ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                var options = new ApiOptions { Urls = result.GetRequiredValue(urls), PublicUrl = result.GetValue(publicUrl) };
                await RunAsync(opened, options, cancellation).ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The option that names the addresses to listen on.</summary>
    public static Option<string[]> Urls() => new("--urls")
    {
        Description = "Addresses to listen on",
        HelpName = "URL",
        DefaultValueFactory = _ => [.. new ApiOptions().Urls],
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Serves until the process is asked to end.</summary>
    /// <param name="database">What is served.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the serving.</param>
    public static async Task RunAsync(SpaceGeoDatabase database, ApiOptions options, CancellationToken cancellation)
    {
        WebApplication app = SpaceGeoApi.Build(options, database.Source);
        await using (app.ConfigureAwait(false))
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
            foreach (string url in app.Urls)
            {
                Console.Out.WriteLine($"open in a browser, or as an OGC API – Features connection in QGIS:  {url}/");
                Console.Out.WriteLine($"all rooms with their areas:  {url}/collections/rooms/items?limit=1000");
                Console.Out.WriteLine($"with GDAL:  ogrinfo -ro OAPIF:{url}/");
            }

            await app.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        }
    }
}
