using System.Security.Cryptography;
using System.Text;
using SpaceGeo.Api.Http;

namespace SpaceGeo.Api.Access;

/// <summary>What somebody may do beside reading what is public.</summary>
public enum Role
{
    /// <summary>Change the ledger, and take all of it out.</summary>
    Ledger,

    /// <summary>Read the names of persons.</summary>
    Names,

    /// <summary>Read who changed what.</summary>
    Audit,

    /// <summary>Send models of buildings.</summary>
    Models,

    /// <summary>Have plans made, and dismiss them.</summary>
    Plans,
}

/// <summary>Who has which role: whoever sends one of its tokens. Tokens are kept as hashes.</summary>
public sealed class AccessTokens
{
    /// <summary>The fewest characters of a token.</summary>
    public const int ShortestToken = 20;

    private readonly List<(Role Role, byte[] Hash)> _tokens = [];

    /// <summary>Nobody has a role.</summary>
    public static AccessTokens None { get; } = new();

    /// <summary>Reads a file of lines <c>role token</c>; lines that are empty or begin with # say nothing.</summary>
    /// <param name="path">The file. It must be readable by its owner alone.</param>
    /// <param name="fault">What is wrong with it and what to do, or null. It never holds a token.</param>
    /// <returns>The tokens, or null where there is a fault.</returns>
    public static AccessTokens? Read(string path, out string? fault)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        fault = null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            fault = $"'{path}' can be read or written by others; run: chmod 600 '{path}'";
            return null;
        }

        var tokens = new AccessTokens();
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length == 0 || words[0].StartsWith('#'))
            {
                continue;
            }

            Role? role = words[0] switch { "ledger" => Role.Ledger, "names" => Role.Names, "audit" => Role.Audit, "models" => Role.Models, "plans" => Role.Plans, _ => null };
            if (role is null || words.Length != 2 || words[1].Length < ShortestToken)
            {
                fault = $"'{path}' line {line}: write a role (ledger, names, audit, models or plans), a blank, and a token of at least {ShortestToken} characters";
                return null;
            }

            tokens._tokens.Add((role.Value, SHA256.HashData(Encoding.UTF8.GetBytes(words[1]))));
        }

        return tokens;
    }

    /// <summary>Whether a request has a role.</summary>
    /// <param name="request">The request.</param>
    /// <param name="role">The role.</param>
    internal bool Has(HttpRequest request, Role role)
    {
        byte[]? sent = Sent(request);
        bool has = false;

        // All are compared, each to its end, so that the time tells nothing of them.
        foreach ((Role of, byte[] hash) in _tokens)
        {
            has |= of == role & CryptographicOperations.FixedTimeEquals(hash, sent ?? []);
        }

        return has;
    }

    /// <summary>Refuses a request that has not a role.</summary>
    /// <param name="context">The request.</param>
    /// <param name="role">The role.</param>
    internal void Demand(HttpContext context, Role role)
    {
        if (Has(context.Request, role))
        {
            return;
        }

        if (_tokens.All(t => t.Role != role))
        {
            throw new ProblemException(StatusCodes.Status403Forbidden, $"Nobody may do this here: the server was started without a token for the role {Word(role)} (serve --roles FILE).");
        }

        if (Sent(context.Request) is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new ProblemException(StatusCodes.Status401Unauthorized, $"This needs the role {Word(role)}: send its token as Authorization: Bearer.");
        }

        throw new ProblemException(StatusCodes.Status403Forbidden, $"The token that was sent does not give the role {Word(role)}.");
    }

    /// <summary>The word of a role.</summary>
    /// <param name="role">The role.</param>
    internal static string Word(Role role) => role switch
    {
        Role.Ledger => "ledger",
        Role.Names => "names",
        Role.Audit => "audit",
        Role.Models => "models",
        Role.Plans => "plans",
    };

    private static byte[]? Sent(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()))
            : null;
    }
}
