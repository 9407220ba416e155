using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SpaceGeo.Store.Cluster;

/// <summary>What a cluster remembers between runs.</summary>
/// <param name="Home">The folder of the server's own files.</param>
/// <param name="Port">Its port on 127.0.0.1.</param>
internal sealed record ClusterSettings(string Home, int Port);

/// <summary>Where a cluster's files lie.</summary>
internal sealed class ClusterFiles
{
    /// <summary>The data directory's name in its home.</summary>
    public const string DataName = "data";

    /// <summary>The log's name in its home.</summary>
    public const string LogName = "postgres.log";

    private const string FarHomes = "/var/lib/spacegeo";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The files of a root directory's cluster.</summary>
    /// <param name="root">An existing directory.</param>
    public ClusterFiles(string root)
    {
        State = RealPath.Of(Path.Combine(root, ".spacegeo"));
        Seed = SHA256.HashData(Encoding.UTF8.GetBytes(State));
    }

    /// <summary>The state directory, <c>.spacegeo</c>.</summary>
    public string State { get; }

    /// <summary>The file under whose lock clusters are started and stopped.</summary>
    public string Lock => Path.Combine(State, "cluster.lock");

    /// <summary>The server's folder beside the program's other files: the usual home.</summary>
    public string NearHome => Path.Combine(State, "postgres");

    /// <summary>The server's folder where the server's user cannot enter the state directory.</summary>
    public string FarHome => Path.Combine(FarHomes, Convert.ToHexStringLower(Seed.AsSpan(0, 6)));

    /// <summary>Where the search for a port begins.</summary>
    public uint PortSeed => BitConverter.ToUInt32(Seed, 0);

    private byte[] Seed { get; }

    private string SettingsFile => Path.Combine(State, "cluster.json");

    /// <summary>The data directory of a home.</summary>
    /// <param name="home">The server's folder.</param>
    /// <returns>Its path.</returns>
    public static string Data(string home) => Path.Combine(home, DataName);

    /// <summary>The log of a home.</summary>
    /// <param name="home">The server's folder.</param>
    /// <returns>Its path.</returns>
    public static string Log(string home) => Path.Combine(home, LogName);

    /// <summary>The folder of the Unix socket.</summary>
    /// <param name="home">The server's folder.</param>
    /// <returns>Its path.</returns>
    public static string Sockets(string home) => Path.Combine(home, "run");

    /// <summary>The major version that made a data directory.</summary>
    /// <param name="home">The server's folder.</param>
    /// <returns>The version, or null where there is no data directory yet.</returns>
    public static int? MajorVersion(string home)
    {
        string file = Path.Combine(Data(home), "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The password of the cluster.</summary>
    /// <param name="home">The server's folder.</param>
    /// <returns>The password, or null when none has been made.</returns>
    public static Secret? Password(string home)
    {
        string file = PasswordFile(home);
        return File.Exists(file) ? new Secret(File.ReadAllText(file).Trim()) : null;
    }

    /// <summary>The file of the password.</summary>
    /// <param name="home">The server's folder.</param>
    /// <returns>Its path.</returns>
    public static string PasswordFile(string home) => Path.Combine(home, "password");

    /// <summary>The last lines of the log.</summary>
    /// <param name="home">The server's folder.</param>
    /// <returns>At most 15 lines; empty without a log.</returns>
    public static string LogTail(string home) =>
        File.Exists(Log(home)) ? string.Join('\n', File.ReadLines(Log(home)).TakeLast(15)) : "";

    /// <summary>What the cluster remembers.</summary>
    /// <returns>Null before the first start.</returns>
    /// <exception cref="EnvironmentException">The file is damaged.</exception>
    public ClusterSettings? ReadSettings()
    {
        if (!File.Exists(SettingsFile))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ClusterSettings>(File.ReadAllText(SettingsFile), Json) is { Home: not null } read
                ? read with { Home = Path.GetFullPath(read.Home, State) }
                : throw new JsonException("no home");
        }
        catch (JsonException cause)
        {
            throw new EnvironmentException($"{SettingsFile} is damaged.", "Delete this one file; the database is found again.", cause);
        }
    }

    /// <summary>Remembers settings; a home inside of the state directory is kept relative, so that both can be moved together.</summary>
    /// <param name="settings">What to remember.</param>
    public void WriteSettings(ClusterSettings settings)
    {
        string home = settings.Home == NearHome ? "postgres" : settings.Home;
        string draft = $"{SettingsFile}.{Environment.ProcessId}";
        File.WriteAllText(draft, JsonSerializer.Serialize(settings with { Home = home }, Json));
        File.Move(draft, SettingsFile, overwrite: true);
    }
}
