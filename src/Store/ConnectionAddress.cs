using Npgsql;

namespace SpaceGeo.Store;

/// <summary>The two forms in which a database is named.</summary>
internal static class ConnectionAddress
{
    /// <summary>Makes a source of connections; none is opened yet.</summary>
    /// <param name="connectionString">Npgsql's form (<c>Host=…;Database=…</c>) or <c>postgresql://user:password@host:port/database</c>.</param>
    /// <returns>The source.</returns>
    /// <exception cref="EnvironmentException">The text is neither.</exception>
    public static NpgsqlDataSource Open(Secret connectionString)
    {
        string text = connectionString.Reveal().Trim();
        try
        {
            NpgsqlConnectionStringBuilder builder = text.StartsWith("postgresql://", StringComparison.Ordinal)
                || text.StartsWith("postgres://", StringComparison.Ordinal)
                    ? FromUri(new Uri(text))
                    : new NpgsqlConnectionStringBuilder(text);
            builder.ApplicationName ??= "SpaceGeo";
            return NpgsqlDataSource.Create(builder);
        }
        catch (Exception cause) when (cause is ArgumentException or UriFormatException or FormatException)
        {
            // The cause is left out: its message can quote the text, and the text holds a password.
            throw new EnvironmentException(
                "The database's connection string cannot be read.",
                "Write it as Host=localhost;Database=spacegeo;Username=me;Password=… or postgresql://me:…@localhost/spacegeo");
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        string[] user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        foreach (string option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = option.Split('=', 2);
            builder[pair[0] == "sslmode" ? "SSL Mode" : pair[0]] = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]).Replace("-", "", StringComparison.Ordinal) : "";
        }

        return builder;
    }
}
