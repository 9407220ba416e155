using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SpaceGeo.Store.Migrations;

/// <summary>One step of the schema.</summary>
/// <param name="Version">Its number; steps are applied in this order.</param>
/// <param name="Name">What it is about, as <c>inventory</c>.</param>
/// <param name="Sql">Its statements.</param>
public sealed record Migration(int Version, string Name, string Sql)
{
    private const string ResourcePrefix = "SpaceGeo.Store.Migrations.";

    /// <summary>The program's own steps, by version.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load();

    /// <summary>SHA-256 of the statements with LF line ends, in lower-case hexadecimal.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    // Files are named 0001_inventory.sql.
    private static Migration[] Load()
    {
        System.Reflection.Assembly assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(r => r.StartsWith(ResourcePrefix, StringComparison.Ordinal) && r.EndsWith(".sql", StringComparison.Ordinal))
                .Select(resource =>
                {
                    string[] parts = resource[ResourcePrefix.Length..^".sql".Length].Split('_', 2);
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                    return new Migration(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], reader.ReadToEnd());
                })
                .OrderBy(m => m.Version),
        ];
    }
}
