using System.Diagnostics;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Solving;

public sealed class KilledProgramTests
{
    [Fact]
    public async Task A_program_that_is_killed_leaves_no_solver_and_no_file()
    {
        using var folder = new TemporaryFolder();
        string script = Path.Combine(folder.Path, "highs"), notes = Path.Combine(folder.Path, "notes");
        await File.WriteAllTextAsync(
            script, $"#!/bin/sh\ntrap '' TERM HUP\nsleep 1000 &\nprintf '%s\\n' $$ $! \"$PWD\" >{notes}.new\nmv {notes}.new {notes}\nwait\n");
        using (Process allow = Process.Start("chmod", ["+x", script]))
        {
            await allow.WaitForExitAsync();
        }

        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]);
        start.Environment[Program.SolverVariable] = script;
        using Process program = Process.Start(start)!;
        while (!File.Exists(notes))
        {
            Assert.False(program.HasExited);
            await Task.Delay(20);
        }

        string[] lines = await File.ReadAllLinesAsync(notes);
        Assert.All(lines[..2], process => Assert.True(Directory.Exists($"/proc/{process}")));

        program.Kill(entireProcessTree: false);

        for (int attempt = 0; attempt < 500 && (lines[..2].Any(IsAlive) || Directory.Exists(lines[2])); attempt++)
        {
            await Task.Delay(20);
        }

        Assert.DoesNotContain(lines[..2], IsAlive);
        Assert.False(Directory.Exists(lines[2]));
    }

    private static bool IsAlive(string process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
