using System.Net.Sockets;
using Npgsql;
using SpaceGeo.Store.Adjacency;
using SpaceGeo.Store.Cluster;
using SpaceGeo.Store.Migrations;

namespace SpaceGeo.Store;

/// <summary>An open database with PostGIS and the program's schema.</summary>
public sealed class SpaceGeoDatabase : IAsyncDisposable
{
    /// <summary>The environment variable that names a database.</summary>
    public const string Variable = "SPACEGEO_DB";

    private const string HasPostGis = "select exists (select from pg_extension where extname = 'postgis')";
    private const string CreatePostGis = "create extension if not exists postgis";
    private const string UseAnotherDatabase = "Check --db or SPACEGEO_DB; without both, the program runs a database of its own.";

    private static readonly string[] Refusals =
    [
        PostgresErrorCodes.InvalidCatalogName, PostgresErrorCodes.InvalidPassword, PostgresErrorCodes.InvalidAuthorizationSpecification,
        PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.TooManyConnections, PostgresErrorCodes.CannotConnectNow,
    ];

    private SpaceGeoDatabase(NpgsqlDataSource source) => Source = source;

    /// <summary>Connections to the database.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>As with progress, and nobody is told.</summary>
    /// <param name="connectionString">Npgsql's form or a <c>postgresql://</c> address; null for none.</param>
    /// <param name="root">The directory of the private cluster.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The open database.</returns>
    /// <exception cref="EnvironmentException">There is no server, or it has no PostGIS; the message says what to do.</exception>
    /// <exception cref="SchemaException">Its schema does not fit this program.</exception>
    public static Task<SpaceGeoDatabase> OpenAsync(string? connectionString, string root, CancellationToken cancellation = default) =>
        OpenAsync(connectionString, root, null, cancellation);

    /// <summary>
    /// Opens the database that is named, or else by <see cref="Variable"/>, or else the private cluster, which is made and started; and brings
    /// its schema, and what follows from stored plans, up to date.
    /// </summary>
    /// <param name="connectionString">Npgsql's form or a <c>postgresql://</c> address; null for none.</param>
    /// <param name="root">The directory of the private cluster.</param>
    /// <param name="progress">Told while rooms that touch are found in buildings from before; null for nobody.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The open database.</returns>
    /// <exception cref="EnvironmentException">There is no server, or it has no PostGIS; the message says what to do.</exception>
    /// <exception cref="SchemaException">Its schema does not fit this program.</exception>
    public static async Task<SpaceGeoDatabase> OpenAsync(
        string? connectionString, string root, IProgress<AdjacencyProgress>? progress, CancellationToken cancellation = default)
    {
        string? named = connectionString ?? Environment.GetEnvironmentVariable(Variable);
        Secret secret = string.IsNullOrWhiteSpace(named)
            ? await PrivateCluster.ForDirectory(root).StartAsync(cancellation).ConfigureAwait(false)
            : new Secret(named);
        return await OpenAsync(secret, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>Opens a database and brings its schema, and what follows from stored plans, up to date.</summary>
    /// <param name="connectionString">Npgsql's form or a <c>postgresql://</c> address.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The open database.</returns>
    /// <exception cref="EnvironmentException">There is no server, or it has no PostGIS; the message says what to do.</exception>
    /// <exception cref="SchemaException">Its schema does not fit this program.</exception>
    public static Task<SpaceGeoDatabase> OpenAsync(Secret connectionString, CancellationToken cancellation = default) =>
        OpenAsync(connectionString, null, cancellation);

    /// <summary>Opens a database and brings its schema, and what follows from stored plans, up to date.</summary>
    /// <param name="connectionString">Npgsql's form or a <c>postgresql://</c> address.</param>
    /// <param name="progress">Told while rooms that touch are found in buildings from before; null for nobody.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The open database.</returns>
    /// <exception cref="EnvironmentException">There is no server, or it has no PostGIS; the message says what to do.</exception>
    /// <exception cref="SchemaException">Its schema does not fit this program.</exception>
    public static async Task<SpaceGeoDatabase> OpenAsync(
        Secret connectionString, IProgress<AdjacencyProgress>? progress, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        NpgsqlDataSource source = ConnectionAddress.Open(connectionString);
        try
        {
            await EnsurePostGisAsync(source, cancellation).ConfigureAwait(false);
            await Migrator.MigrateAsync(source, cancellation).ConfigureAwait(false);
            await AdjacencyUpgrade.RunAsync(source, progress, cancellation).ConfigureAwait(false);
            return new SpaceGeoDatabase(source);
        }
        catch (NpgsqlException cause) when (Explained(cause) is string problem)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw new EnvironmentException(problem, UseAnotherDatabase, cause);
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes all connections.</summary>
    /// <returns>A task.</returns>
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    // Null for an error that is not the environment's fault.
    private static string? Explained(NpgsqlException cause)
    {
        if (cause is PostgresException refused)
        {
            return Array.IndexOf(Refusals, refused.SqlState) >= 0 ? $"The database server refuses: {refused.MessageText}" : null;
        }

        return cause.InnerException is SocketException or TimeoutException or IOException
            ? $"The database server cannot be reached: {cause.Message}"
            : $"The database cannot be opened: {cause.Message}";
    }

    private static async Task EnsurePostGisAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var exists = new NpgsqlCommand(HasPostGis, connection);
        if (await exists.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true)
        {
            return;
        }

        try
        {
            await using var create = new NpgsqlCommand(CreatePostGis, connection);
            await create.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
        catch (PostgresException cause)
        {
            throw new EnvironmentException(
                $"The database has no PostGIS: {cause.MessageText}",
                "Let its administrator run: create extension postgis; (Debian: apt-get install postgresql-15-postgis-3)",
                cause);
        }
    }
}
