using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SpaceGeo.Tests;

/// <summary>Edits a real model as text, as a renovation or an authoring tool would change it. The same edit gives the same bytes.</summary>
public sealed partial class IfcEdit
{
    private string _text;

    private IfcEdit(string text) => _text = text;

    /// <summary>The edited model.</summary>
    public byte[] Bytes => Encoding.Latin1.GetBytes(_text);

    /// <summary>Begins with a model of tests/data.</summary>
    /// <param name="model">Its file name.</param>
    public static IfcEdit Of(string model) => OfFile(TestFiles.Model(model));

    /// <summary>Begins with a model.</summary>
    /// <param name="path">Its path.</param>
    public static IfcEdit OfFile(string path) => new(File.ReadAllText(path, Encoding.Latin1));

    /// <summary>Writes the edited model.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="name">The file's name.</param>
    /// <returns>Its path.</returns>
    public string Save(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, Bytes);
        return path;
    }

    /// <summary>Gives everything a new GlobalId, the same for the same old one, as an authoring tool does that lost its ids.</summary>
    public IfcEdit RenewGlobalIds()
    {
        _text = GlobalIdOf().Replace(_text, match => match.Groups["head"].Value + Renewed(match.Groups["id"].Value));
        return this;
    }

    /// <summary>The id that <see cref="RenewGlobalIds"/> gives for an old one.</summary>
    /// <param name="globalId">The old id.</param>
    public static string Renewed(string globalId)
    {
        const string digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$";
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(globalId));
        return string.Concat(hash.Take(22).Select((b, i) => digits[i == 0 ? b % 4 : b % 64]));
    }

    // A GlobalId is the first attribute of what is rooted; 22 letters elsewhere are somebody's name.
    [GeneratedRegex(@"(?<head>=\s*IFC\w+\s*\(\s*')(?<id>[0-9A-Za-z_$]{22})(?=')")]
    private static partial Regex GlobalIdOf();
}
