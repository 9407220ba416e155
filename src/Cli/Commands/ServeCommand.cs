using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using SpaceGeo.Api;
using SpaceGeo.Api.Access;
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
            CustomParser = result =>
            {
                if (IsHttp(result.Tokens[0].Value, out Uri? address))
                {
                    return address;
                }

                result.AddError($"'{result.Tokens[0].Value}' is no address; write one as https://example.org/space");
                return null;
            },
        };
        Option<AccessTokens?> roles = Roles();
        Option<string?> database = SharedOptions.Database();
        var command = new Command("serve", "Serve rooms and areas as OGC API – Features") { urls, publicUrl, roles, database };
        command.SetAction(async (result, cancellation) =>
        {
            SpaceGeoDatabase opened = await Installation.OpenAsync(result.GetValue(database), cancellation)
                .ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                var options = new ApiOptions
                {
                    Urls = result.GetRequiredValue(urls),
                    PublicUrl = result.GetValue(publicUrl),
                    Access = result.GetValue(roles) ?? AccessTokens.None,
                    Solver = Installation.Solver,
                };
                await RunAsync(opened, options, cancellation).ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The option that names the addresses to listen on.</summary>
    public static Option<string[]> Urls()
    {
        var urls = new Option<string[]>("--urls")
        {
            Description = "Addresses to listen on",
            HelpName = "URL",
            DefaultValueFactory = _ => [.. new ApiOptions().Urls],
            AllowMultipleArgumentsPerToken = true,
        };
        urls.Validators.Add(result =>
        {
            foreach (string value in result.Tokens.Select(token => token.Value))
            {
                if (!IsHttp(value, out Uri? address) || address.Scheme != Uri.UriSchemeHttp)
                {
                    result.AddError($"'{value}' is no address to listen on; write one as http://127.0.0.1:5080");
                    return;
                }
            }
        });
        return urls;
    }

    private static Option<AccessTokens?> Roles() => new("--roles")
    {
        Description = "File of lines 'ROLE TOKEN', readable by you alone: who sends a token of the role ledger may change the ledger, of names read names, of audit read who changed what, of models send models, of plans have plans made",
        HelpName = "FILE",
        CustomParser = result =>
        {
            string path = result.Tokens[0].Value;
            string? fault = $"'{path}' is no file";
            AccessTokens? tokens = File.Exists(path) ? AccessTokens.Read(path, out fault) : null;
            if (fault is not null)
            {
                result.AddError(fault);
            }

            return tokens;
        },
    };

    private static bool IsHttp(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0;

    /// <summary>Serves until the process is asked to end.</summary>
    /// <param name="database">What is served.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the serving.</param>
    public static async Task RunAsync(SpaceGeoDatabase database, ApiOptions options, CancellationToken cancellation)
    {
        WebApplication app = SpaceGeoApi.Build(options, database.Source);
        await using (app.ConfigureAwait(false))
        {
            try
            {
                await app.StartAsync(cancellation).ConfigureAwait(false);
            }
            catch (Exception cause) when (cause is IOException or SocketException)
            {
                throw new EnvironmentException(
                    $"{string.Join(", ", options.Urls)} cannot be listened on: {cause.Message}", "Name another address with --urls.", cause);
            }

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
