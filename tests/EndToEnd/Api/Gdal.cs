using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>Runs GDAL's programs.</summary>
internal static class Gdal
{
    /// <summary>What a program prints; it must succeed without an error.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        Assert.DoesNotContain("ERROR", await errors, StringComparison.Ordinal);
        return output;
    }

    /// <summary>The net area of every room, 0 where it is null, as ogr2ogr reads it.</summary>
    public static async Task<double[]> NetAreasAsync(string root, int pageSize)
    {
        string csv = await RunAsync(
            "ogr2ogr", "-f", "CSV", "/vsistdout/", "OAPIF:" + root, "rooms",
            "-oo", "PAGE_SIZE=" + pageSize.ToString(CultureInfo.InvariantCulture), "-select", "globalId,netAreaM2");
        return
        [
            .. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Trim().Split(',')[^1].Trim('"'))
                .Select(text => text.Length == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture)),
        ];
    }
}
