using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace SpaceGeo.Store.Cluster;

/// <summary>Connections to a private cluster.</summary>
/// <param name="Port">Its port on 127.0.0.1.</param>
/// <param name="Password">The password of its only user.</param>
internal sealed record ClusterConnection(int Port, Secret Password)
{
    /// <summary>The only user.</summary>
    public const string User = "spacegeo";

    /// <summary>The only database.</summary>
    public const string Database = "spacegeo";

    private const string DatabaseExists = "select exists (select from pg_database where datname = 'spacegeo')";
    private const string CreateDatabase = "create database spacegeo";
    private const string HasPostGis = "select exists (select from pg_extension where extname = 'postgis')";
    private const string CreatePostGis = "create extension if not exists postgis";

    /// <summary>The connection string of a database.</summary>
    /// <param name="database">Its name.</param>
    /// <returns>With the password in it.</returns>
    public Secret For(string database) => new(Builder(database).ConnectionString);

    /// <summary>Whether the cluster answers. Knowing the password, it proves to be the right one.</summary>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>True when it takes connections.</returns>
    /// <exception cref="EnvironmentException">It refuses the password.</exception>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlConnection connection = await OpenAsync("postgres", cancellation).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new EnvironmentException(
                "The private database runs, but does not take the password that was kept for it.",
                "Put the file password in the database's folder back as it was.",
                cause);
        }
        catch (NpgsqlException)
        {
            return false;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether the database with PostGIS in it is there.</summary>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>False when making it was cut off.</returns>
    public async Task<bool> IsCompleteAsync(CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlConnection database = await OpenAsync(Database, cancellation).ConfigureAwait(false);
            await using var exists = new NpgsqlCommand(HasPostGis, database);
            return await exists.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    /// <summary>Makes the database with PostGIS in it, where it is missing.</summary>
    /// <param name="cancellation">Ends the attempt; what was made stays.</param>
    /// <returns>A task.</returns>
    public async Task EnsureDatabaseAsync(CancellationToken cancellation)
    {
        await using (NpgsqlConnection server = await OpenAsync("postgres", cancellation).ConfigureAwait(false))
        {
            await using var exists = new NpgsqlCommand(DatabaseExists, server);
            if (await exists.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is not true)
            {
                await using var create = new NpgsqlCommand(CreateDatabase, server);
                await create.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            }
        }

        await using NpgsqlConnection database = await OpenAsync(Database, cancellation).ConfigureAwait(false);
        await using var extension = new NpgsqlCommand(CreatePostGis, database);
        await extension.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the connection; on failure it is disposed here.")]
    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellation)
    {
        NpgsqlConnectionStringBuilder builder = Builder(database);
        builder.Pooling = false;
        builder.Timeout = 5;
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // RequireAuth: a stranger who took the port must not be told the password by asking for it in clear text.
    private NpgsqlConnectionStringBuilder Builder(string database) => new()
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = User,
        Password = Password.Reveal(),
        Database = database,
        RequireAuth = "ScramSHA256",
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        ApplicationName = "SpaceGeo",
    };
}
