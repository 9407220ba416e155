using System.Runtime.Versioning;
using SpaceGeo.Api.Access;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Database;

/// <summary>Tokens of a server, read as it reads them: from a file of its owner's alone.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Tokens
{
    /// <summary>Reads them.</summary>
    /// <param name="lines">Lines <c>role token</c>.</param>
    public static async Task<AccessTokens> OfAsync(string lines)
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, lines);
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        AccessTokens? tokens = AccessTokens.Read(file, out string? fault);
        File.Delete(file);
        Assert.Null(fault);
        return tokens!;
    }
}
