using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SpaceGeo.Bench.Reading;

/// <summary>The npm package web-ifc, run by Node: the fastest reader of IFC geometry that can be had as a package. Installed once, in the
/// version that <c>web-ifc/package-lock.json</c> pins, into a folder that is not part of the repository.</summary>
internal sealed class WebIfc : IDisposable
{
    private readonly Process _node;

    private WebIfc(Process node) => _node = node;

    /// <summary>The script that reads one model and ends.</summary>
    public static string ColdScript => Path.Combine(Folder, "cold.mjs");

    private static string Folder => Path.Combine(BenchModels.Root, "bench", "web-ifc");

    /// <summary>Sees to the package.</summary>
    /// <exception cref="MissingToolException">There is no Node or npm, or the package cannot be had.</exception>
    public static void Install()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "web-ifc")))
        {
            using Process npm = Start("npm", ["ci", "--no-audit", "--no-fund"]);
            npm.WaitForExit();
            if (npm.ExitCode != 0)
            {
                throw new MissingToolException("Skipped: npm could not install web-ifc, with which the reading is compared.");
            }
        }
    }

    /// <summary>Starts a process that stays warm.</summary>
    /// <exception cref="MissingToolException">There is no Node.</exception>
    public static WebIfc StartWarm()
    {
        Install();
        return new WebIfc(Start("node", [Path.Combine(Folder, "warm.mjs")]));
    }

    /// <summary>Opens a model and meshes its spaces, walls and columns.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>How many elements were meshed, and milliseconds.</returns>
    public (int Elements, double Ms) Mesh(string path)
    {
        _node.StandardInput.WriteLine(path);
        string[] answer = (_node.StandardOutput.ReadLine() ?? throw new WrongAnswerException($"web-ifc ended at {path}")).Split(' ');
        return (int.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Folder,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new MissingToolException($"Skipped: there is no {program}; install Node.js and npm to compare with web-ifc.");
        }
    }
}
