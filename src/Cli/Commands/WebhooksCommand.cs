using System.CommandLine;
using System.Globalization;
using SpaceGeo.Exchange.Webhooks;
using SpaceGeo.Store;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Cli.Commands;

/// <summary><c>spacegeo webhooks</c>: who is told of changes.</summary>
internal static class WebhooksCommand
{
    public static Command Create() => new("webhooks", "Who is told of changes while spacegeo serve runs") { Add(), List(), Remove(), Resume() };

    private static Command Add()
    {
        var url = new Argument<Uri>("URL")
        {
            Description = "Where changes are sent: https, or http on this machine",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
                    && address.Host.Length > 0 && address.UserInfo.Length == 0)
                {
                    return address;
                }

                result.AddError("URL is no address that can be sent to; write one as https://example.org/spacegeo, without a password in it");
                return null;
            },
        };
        Option<WebhookKey?> secret = SecretFile();
        var format = new Option<string>("--format") { Description = "Of the bodies: json or msgpack", HelpName = "FORMAT", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "msgpack");
        var after = new Option<long?>("--after") { Description = "Begin with the change after this number, 0 for all; without it with those to come", HelpName = "CURSOR" };
        after.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() < 0)
            {
                result.AddError("--after must be the number of a change, or 0");
            }
        });
        var insecure = new Option<bool>("--insecure") { Description = "Allow http to another machine: everybody on the way reads what is sent" };
        Option<string?> database = SharedOptions.Database();
        var command = new Command("add", "Send changes to an address, signed with a secret") { url, secret, format, after, insecure, database };
        command.Validators.Add(result =>
        {
            if (result.GetResult(url) is { Tokens: [var given] } && Uri.TryCreate(given.Value, UriKind.Absolute, out Uri? address)
                && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !result.GetValue(insecure))
            {
                result.AddError($"http://{address.Host} is not encrypted; use https, or allow it with --insecure");
            }
        });
        command.SetAction((result, cancellation) => WithAsync(result.GetValue(database), async opened =>
        {
            WebhookKey? given = result.GetValue(secret);
            WebhookKey key = given ?? WebhookKey.Random();
            int id = await WebhookStore.AddAsync(
                opened.Source, result.GetRequiredValue(url), new Secret(key.Reveal()),
                result.GetValue(format) == "msgpack" ? WebhookFormat.MessagePack : WebhookFormat.Json, result.GetValue(after), cancellation)
                .ConfigureAwait(false);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"added as webhook {id}"));
            if (given is null)
            {
                Console.Out.WriteLine($"its secret, shown this once: {key.Reveal()}");
            }

            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command List()
    {
        Option<string?> database = SharedOptions.Database();
        var command = new Command("list", "Show all, how far each is, and what went wrong") { database };
        command.SetAction((result, cancellation) => WithAsync(result.GetValue(database), async opened =>
        {
            long newest = await new ChangeStore(opened.Source, TimeSpan.FromMinutes(1)).NewestAsync(cancellation).ConfigureAwait(false);
            IReadOnlyList<Webhook> hooks = await WebhookStore.ListAsync(opened.Source, cancellation).ConfigureAwait(false);
            foreach (Webhook hook in hooks)
            {
                Console.Out.WriteLine(CommandRunner.OneLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{hook.Id}  {Shown(hook.Url)}  {hook.Format.Word()}  received through {hook.DeliveredThrough} of {newest}  {State(hook)}")));
            }

            if (hooks.Count == 0)
            {
                Console.Out.WriteLine("there are no webhooks");
            }

            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Remove() => One("remove", "Stop sending to one", WebhookStore.RemoveAsync, "removed");

    private static Command Resume() => One(
        "resume", "Go on with one that is paused because its receiver was gone, or do not wait for its next attempt", WebhookStore.ResumeAsync, "resumed");

    private static Command One(
        string name, string description, Func<Npgsql.NpgsqlDataSource, int, CancellationToken, Task<bool>> act, string done)
    {
        var id = new Argument<int>("ID") { Description = "Its number, as list shows it" };
        Option<string?> database = SharedOptions.Database();
        var command = new Command(name, description) { id, database };
        command.SetAction((result, cancellation) => WithAsync(result.GetValue(database), async opened =>
        {
            if (!await act(opened.Source, result.GetValue(id), cancellation).ConfigureAwait(false))
            {
                return CommandRunner.Fail(ExitCode.Refused, string.Create(CultureInfo.InvariantCulture, $"there is no webhook {result.GetValue(id)}; see spacegeo webhooks list"));
            }

            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} webhook {result.GetValue(id)}"));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Option<WebhookKey?> SecretFile() => new("--secret-file")
    {
        Description = "File with the secret, readable by you alone: whsec_ and 24 to 64 bytes in base64; without it one is made and shown once",
        HelpName = "FILE",
        CustomParser = result =>
        {
            const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
            string path = result.Tokens[0].Value;
            if (!File.Exists(path))
            {
                result.AddError($"'{path}' is no file");
                return null;
            }

            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            {
                result.AddError($"'{path}' can be read or written by others; run: chmod 600 '{path}'");
                return null;
            }

            WebhookKey? key = WebhookKey.Read(File.ReadAllText(path));
            if (key is null)
            {
                result.AddError($"'{path}' holds no secret; write whsec_ and 24 to 64 bytes in base64, as: printf whsec_; openssl rand -base64 32");
            }

            return key;
        },
    };

    private static string State(Webhook hook) => hook switch
    {
        { IsPaused: true } => $"paused: the receiver says that it is gone ({hook.LastError}); spacegeo webhooks resume {hook.Id.ToString(CultureInfo.InvariantCulture)} goes on",
        { Failures: > 0, NextAttempt: DateTime next } => string.Create(
            CultureInfo.InvariantCulture, $"failing: {hook.Failures} attempts in a row, next at {TimeText.Of(next)}: {hook.LastError}"),
        _ => "ok",
    };

    // What follows the path may be a token.
    private static string Shown(Uri url) => url.GetLeftPart(UriPartial.Path) + (url.Query.Length > 0 ? "?…" : string.Empty);

    private static async Task<int> WithAsync(string? database, Func<SpaceGeoDatabase, Task<int>> act, CancellationToken cancellation)
    {
        SpaceGeoDatabase opened = await Installation.OpenAsync(database, cancellation).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            return await act(opened).ConfigureAwait(false);
        }
    }
}
