using System.Diagnostics;
using System.Globalization;

namespace SpaceGeo.Store.Cluster;

/// <summary>PostgreSQL's programs on this machine.</summary>
/// <param name="Folder">Where <c>initdb</c>, <c>pg_ctl</c> and <c>psql</c> lie.</param>
/// <param name="Major">PostgreSQL's major version.</param>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The path of a program.</summary>
    /// <param name="program">As <c>initdb</c>.</param>
    /// <returns>Its full path.</returns>
    public string this[string program] => Path.Combine(Folder, program);

    /// <summary>The newest PostgreSQL with PostGIS, or the one of a major version.</summary>
    /// <param name="major">The version that an existing data directory asks for; null for a new one.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Its programs.</returns>
    /// <exception cref="EnvironmentException">There is none.</exception>
    public static async Task<PostgresBinaries> FindAsync(int? major, CancellationToken cancellation)
    {
        PostgresBinaries? best = null;
        int bestWithout = 0;
        foreach (string folder in CandidateFolders())
        {
            if (await InspectAsync(folder, cancellation).ConfigureAwait(false) is not (int version, bool postGis)
                || (major is not null && major != version))
            {
                continue;
            }

            if (!postGis)
            {
                bestWithout = Math.Max(bestWithout, version);
            }
            else if (best is null || version > best.Major)
            {
                best = new PostgresBinaries(folder, version);
            }
        }

        return best ?? throw Missing(major, bestWithout);
    }

    private static IEnumerable<string> CandidateFolders()
    {
        IEnumerable<string> debian = Directory.Exists(DebianFolder)
            ? Directory.GetDirectories(DebianFolder).Select(version => Path.Combine(version, "bin"))
            : [];
        string? onPath = Path.GetDirectoryName(Tool.OnPath("pg_ctl"));
        return debian.Concat(onPath is null ? [] : [onPath])
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    // The programs know where their extensions lie; Debian, source builds and other packagings all differ. pg_config may be a
    // separate package, so Debian's own place is tried without it.
    private static async Task<(int Version, bool PostGis)?> InspectAsync(string folder, CancellationToken cancellation)
    {
        ToolResult version = await Tool.RunAsync(
            new ProcessStartInfo(Path.Combine(folder, "postgres"), ["--version"]), cancellation).ConfigureAwait(false);
        string number = string.Concat(version.Output.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        if (version.ExitCode != 0 || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int major))
        {
            return null;
        }

        var shares = new List<string> { $"/usr/share/postgresql/{number}", Path.Combine(folder, "../share/postgresql"), Path.Combine(folder, "../share") };
        string config = Path.Combine(folder, "pg_config");
        if (File.Exists(config))
        {
            ToolResult share = await Tool.RunAsync(new ProcessStartInfo(config, ["--sharedir"]), cancellation).ConfigureAwait(false);
            shares.Insert(0, share.Output);
        }

        return (major, shares.Exists(s => File.Exists(Path.Combine(s, "extension", "postgis.control"))));
    }

    private static EnvironmentException Missing(int? major, int majorWithoutPostGis)
    {
        if (majorWithoutPostGis > 0)
        {
            return new EnvironmentException(
                $"PostgreSQL {majorWithoutPostGis} is installed, but its extension PostGIS is not.",
                $"Install it: apt-get install postgresql-{majorWithoutPostGis}-postgis-3");
        }

        return major is null
            ? new EnvironmentException(
                "PostgreSQL with PostGIS is not installed.",
                "Install it: apt-get install postgresql postgresql-15-postgis-3; or name a database with --db or SPACEGEO_DB.")
            : new EnvironmentException(
                $"The private database was made by PostgreSQL {major}, which is not installed.",
                $"Install it: apt-get install postgresql-{major}-postgis-3");
    }
}
